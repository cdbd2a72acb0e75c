package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An inherited generic method is one method of several beans: each has its own cache and its own type. */
class GenericBaseTest {

    public record Order(long id) {}

    public record User(String name) {}

    public abstract static class Repo<T, K> {
        int loads;

        protected abstract T load(K key);

        @CacheResult
        public T find(K key) {
            loads++;
            return load(key);
        }

        @CacheResult
        public Optional<List<T>> all() {
            loads++;
            return Optional.of(List.of());
        }

        public int loads() {
            return loads;
        }
    }

    @ApplicationScoped
    public static class Orders extends Repo<Order, Long> {
        @Override
        protected Order load(Long key) {
            return new Order(key);
        }
    }

    @ApplicationScoped
    public static class Users extends Repo<User, String> {
        @Override
        protected User load(String key) {
            return new User(key);
        }
    }

    @Test
    void eachBeanCachesItsOwnTypeUnderItsOwnName() {
        try (Node node = Node.start(Orders.class, Users.class)) {
            Orders orders = node.get(Orders.class);
            Users users = node.get(Users.class);
            for (int i = 0; i < 2; i++) {
                assertThat(orders.find(1L)).isEqualTo(new Order(1));
                assertThat(users.find("1")).isEqualTo(new User("1"));
                assertThat(orders.all()).contains(List.of());
                assertThat(users.all()).contains(List.of());
            }
            assertThat(orders.loads()).isEqualTo(2);
            assertThat(users.loads()).isEqualTo(2);
        }
    }
}
