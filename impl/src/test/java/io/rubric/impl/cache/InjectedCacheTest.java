package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheStatistics;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the TCK does not see of the cache by hand: commands, types, switches. */
class InjectedCacheTest {

    public record User(String name) {}

    @ApplicationScoped
    public static class Bean {

        @Inject
        @CacheName("users")
        Cache<Long, User> users;

        @Inject
        @CacheName("orders")
        Instance<Cache<String, List<User>>> orders;

        @CacheResult(cacheName = "users", ttl = "1h", jitter = 0)
        public User find(long id) {
            return new User("found " + id);
        }

        public Cache<Long, User> users() {
            return users;
        }

        public Cache<String, List<User>> orders() {
            return orders.get();
        }
    }

    @ApplicationScoped
    public static class OtherType {
        @Inject
        @CacheName("users")
        Cache<Long, String> names;
    }

    @ApplicationScoped
    public static class NoKey {
        @Inject
        @CacheName("any")
        Cache<Map<String, String>, String> cache;
    }

    @ApplicationScoped
    public static class Raw {
        @Inject
        @CacheName("any")
        @SuppressWarnings("rawtypes")
        Cache cache;
    }

    @ApplicationScoped
    public static class Lazy {
        @Inject
        @CacheName("any")
        Cache<Long, Stream<String>> cache;
    }

    @Test
    void eachOperationIsOneCommand() {
        try (Node node = Node.start(Bean.class)) {
            Cache<Long, User> users = node.get(Bean.class).users();
            users.put(1L, new User("warm"));
            users.remove(1L);
            users.removeAll();
            users.removeGroup("g:{0}", 1);

            assertThat(TestRedis.commandsDuring(() -> users.put(2L, new User("two"))))
                    .containsEntry("evalsha", 1L)
                    .doesNotContainKey("mget");
            assertThat(TestRedis.commandsDuring(() -> users.get(2L))).isEqualTo(Map.of("mget", 1L));
            assertThat(TestRedis.commandsDuring(() -> users.getAll(List.of(1L, 2L, 3L))))
                    .isEqualTo(Map.of("mget", 1L));
            for (Runnable removal :
                    List.<Runnable>of(() -> users.remove(2L), users::removeAll, () -> users.removeGroup("g:{0}", 2))) {
                assertThat(TestRedis.commandsDuring(removal)).containsEntry("evalsha", 1L);
            }
        }
    }

    @Test
    void whatIsPutLivesAsLongAsTheMethodOfThatCacheSays() {
        String prefix = Node.randomPrefix();
        try (Node node = Node.start(Map.of("rubric.prefix", prefix), Bean.class)) {
            Cache<Long, User> users = node.get(Bean.class).users();
            users.put(1L, new User("by the policy"));
            users.put(2L, new User("by hand"), Duration.ofMinutes(1));
            assertThat(left(prefix, 1)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
            assertThat(left(prefix, 2)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
            assertThat(node.get(Bean.class).find(1)).isEqualTo(new User("by the policy"));
            assertThatThrownBy(() -> users.put(3L, new User("never"), Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("greater than zero");
        }
    }

    @Test
    void aPutPassesALoadThatBeganBeforeIt() {
        try (Node node = Node.start(Bean.class)) {
            Cache<Long, User> users = node.get(Bean.class).users();
            users.put(1L, new User("one"));
            CompletableFuture<User> loaded = new CompletableFuture<>();
            CompletableFuture<?> begun = new CompletableFuture<>();
            CompletableFuture<User> load = users.getAsync(2L, id -> {
                        begun.complete(null);
                        return loaded;
                    })
                    .toCompletableFuture();
            TestRedis.await("the load has begun", begun::isDone);
            users.put(2L, new User("put meanwhile"));
            loaded.complete(new User("loaded before"));
            assertThat(load.join()).isEqualTo(new User("loaded before"));
            assertThat(users.get(2L)).isEqualTo(new User("put meanwhile"));
        }
    }

    @Test
    void whatTheCallersDidIsCounted() {
        try (Node node = Node.start(Bean.class)) {
            Bean bean = node.get(Bean.class);
            bean.find(1);
            bean.find(1);
            bean.users().get(1L);
            bean.users().get(2L);
            bean.users().getAll(List.of(1L, 2L));
            CacheStatistics statistics = bean.users().statistics();
            assertThat(statistics.hits()).isEqualTo(3);
            assertThat(statistics.misses()).isEqualTo(3);
            assertThat(statistics.loads()).isEqualTo(1);
            assertThat(statistics.loadTime()).isPositive();
            assertThat(statistics.waits() + statistics.fencedFills() + statistics.errors())
                    .isZero();
            assertThat(bean.orders().statistics().misses()).isZero();
        }
    }

    @Test
    void nothingIsNotKeptWhereTheMethodsOfTheCacheKeepNone() {
        try (Node node = Node.start(Map.of("rubric.cache.\"orders\".cache-null", "skip"), Bean.class)) {
            Cache<String, List<User>> orders = node.get(Bean.class).orders();
            orders.put("a", List.of(new User("one")));
            orders.put("a", List.of(), Duration.ofMinutes(1));
            assertThat(orders.get("a")).isNull();
            assertThat(orders.statistics().fencedFills()).isZero();
        }
    }

    @Test
    void aGroupThatIsNoTemplateIsRefused() {
        try (Node node = Node.start(Bean.class)) {
            Cache<Long, User> users = node.get(Bean.class).users();
            assertThatThrownBy(() -> users.removeGroup("org:{1}", "only one"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("{1}");
            assertThatThrownBy(() -> users.removeGroup("")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> users.removeGroup("org:{", "one")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void typesThatNoCacheHoldsAreMistakes() {
        assertThatThrownBy(() -> Node.start(Bean.class, OtherType.class)).hasMessageContaining("RUBRIC-103");
        assertThatThrownBy(() -> Node.start(NoKey.class)).hasMessageContaining("RUBRIC-109");
        assertThatThrownBy(() -> Node.start(Raw.class)).hasMessageContaining("RUBRIC-109");
        assertThatThrownBy(() -> Node.start(Lazy.class)).hasMessageContaining("RUBRIC-109");
    }

    @Test
    void switchedOffItHoldsNothing() {
        for (Map<String, String> off : List.of(
                Map.of("rubric.enabled", "false"),
                Map.of("rubric.redis.address", TestRedis.address(), "rubric.cache.enabled", "false"),
                Map.of("rubric.redis.address", TestRedis.address(), "rubric.cache.\"users\".enabled", "false"))) {
            try (Node node = Node.startWith(off, Bean.class)) {
                Cache<Long, User> users = node.get(Bean.class).users();
                users.put(1L, new User("put"));
                assertThat(users.get(1L)).isNull();
                assertThat(users.getAll(List.of(1L))).isEmpty();
                assertThat(users.get(1L, id -> new User("loaded"))).isEqualTo(new User("loaded"));
                assertThat(users.getAll(List.of(1L), ids -> Map.of(1L, new User("all"))))
                        .isEqualTo(Map.of(1L, new User("all")));
                users.remove(1L);
                users.removeAll();
                users.removeGroup("g");
                assertThat(users.getAsync(1L).toCompletableFuture().join()).isNull();
            }
        }
    }

    private static Duration left(String prefix, long id) {
        Slot slot = new Slots(prefix, "users", () -> false).of(Long.toString(id));
        return Duration.ofMillis(
                TestRedis.client().getBucket(slot.entry(Long.toString(id))).remainTimeToLive());
    }
}
