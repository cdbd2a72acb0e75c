package io.rubric.examples.patterns;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** 2. Cache-aside: look into the cache, else into the database; a change removes the entry and the lists in which it may be. */
@ApplicationScoped
public class Users {

    @Inject
    Database database;

    /** A user. That there is none is remembered, too. */
    @CacheResult(cacheName = "users", key = "{id}", ttl = "15m")
    public Optional<User> find(long id) {
        return database.user(id);
    }

    /** A page of the list of all users. */
    @CacheResult(cacheName = "user-list", key = "{page}", ttl = "15m")
    public List<User> page(int page) {
        return database.page(page);
    }

    /** In a transaction the entries go when it is committed. */
    @CacheRemove(cacheName = "users", key = "{user.id}")
    @CacheRemoveAll(cacheName = "user-list")
    public void update(User user) {
        database.update(user);
    }
}
