package io.rubric.examples.patterns;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the slow one behind the cache, and counts what it is asked. */
@ApplicationScoped
public class Database {

    private final Map<Long, User> users =
            new ConcurrentHashMap<>(Map.of(1L, new User(1, "Ann"), 2L, new User(2, "Bob")));
    private final AtomicInteger asked = new AtomicInteger();

    /** A user, if there is one. */
    public Optional<User> user(long id) {
        asked.incrementAndGet();
        return Optional.ofNullable(users.get(id));
    }

    /** Some of all users. */
    public List<User> page(int page) {
        asked.incrementAndGet();
        Collection<User> all = users.values();
        return all.stream().skip(10L * (page - 1)).limit(10).toList();
    }

    /** Changes a user. */
    public void update(User user) {
        users.put(user.id(), user);
    }

    /** The products of a category. */
    public List<Product> products(String category, int page) {
        asked.incrementAndGet();
        return List.of(new Product(category + " " + page, new BigDecimal("3.95")));
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }
}
