package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheException;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** Redis has stood still (SIGSTOP): what works again when it goes on, and what ends though it does not. */
class CacheRecoveryTest {

    private static final int CALLS = 8; // more than open the breaker

    static final AtomicReference<Runnable> WHEN_READ = new AtomicReference<>(() -> {});

    /** Runs an action of the test while it is read from the cache. */
    public static class Watched {
        private String name = "name";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            WHEN_READ.get().run();
            this.name = name;
        }
    }

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Integer, String> cache;

        @CacheResult(cacheName = "watched", key = "{id}")
        public Watched watched(int id) {
            return new Watched();
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void change(int id) {}

        public Cache<Integer, String> cache() {
            return cache;
        }
    }

    @Test
    void whereOneIsReadItIsFoundAgain() {
        try (StoppableRedis redis = new StoppableRedis();
                Node node = start(redis)) {
            Cache<Integer, String> cache = node.get(Rows.class).cache();
            standStill(redis, cache, () -> cache.get(1));
            TestRedis.await("a hit", () -> "a".equals(cache.get(1)));
        }
    }

    @Test
    void whereOnlyManyAreReadTheyAreFoundAgain() {
        try (StoppableRedis redis = new StoppableRedis();
                Node node = start(redis)) {
            Cache<Integer, String> cache = node.get(Rows.class).cache();
            standStill(redis, cache, () -> cache.getAll(List.of(1, 2)));
            TestRedis.await("hits", () -> cache.getAll(List.of(1, 2)).equals(Map.of(1, "a", 2, "b")));
        }
    }

    @Test
    void whereOnlyPutsAreMadeTheyAreStoredAgain() {
        String prefix = Node.randomPrefix();
        try (StoppableRedis redis = new StoppableRedis();
                Node node = start(redis, "rubric.prefix", prefix)) {
            Cache<Integer, String> cache = node.get(Rows.class).cache();
            standStill(redis, cache, () -> cache.put(1, "meanwhile"));
            RedissonClient client = TestRedis.client(redis.address());
            String entry = new Slots(prefix, "rows", () -> false).of("7").entry("7");
            try {
                TestRedis.await("a put that is stored", () -> {
                    cache.put(7, "x");
                    return client.getKeys().countExists(entry) == 1;
                });
            } finally {
                client.shutdown();
            }
        }
    }

    @Test
    void everyRemovalThatHasNotHappenedFailsWhereThatIsWanted() {
        try (StoppableRedis redis = new StoppableRedis();
                Node node = start(redis, "rubric.cache.on-removal-failure", "fail")) {
            Rows rows = node.get(Rows.class);
            rows.change(1);
            redis.stop();
            for (int id = 0; id < CALLS; id++) {
                int key = id;
                assertThatThrownBy(() -> rows.change(key)).isInstanceOf(CacheException.class);
            }
        }
    }

    @Test
    void aLeaseThatWasGrantedToNobodyIsGivenBack() {
        String prefix = Node.randomPrefix();
        try (StoppableRedis redis = new StoppableRedis();
                Node node = start(
                        redis,
                        "rubric.prefix",
                        prefix,
                        "rubric.redis.timeout",
                        "300ms",
                        "rubric.cache.lease-time",
                        "10m",
                        "rubric.cache.max-load-time",
                        "10m")) {
            Rows rows = node.get(Rows.class);
            RedissonClient client = TestRedis.client(redis.address());
            try {
                rows.watched(1);
                rows.watched(2); // scripts are loaded by their first call
                long before = scripts(client);
                WHEN_READ.set(() -> {
                    redis.stop();
                    throw new IllegalStateException("no use for it");
                });
                assertThat(rows.watched(1)).isNotNull();
                redis.goOn();
                String lease = new Slots(prefix, "watched", () -> false).of("1").lease("1");
                TestRedis.await("the question for a lease", () -> scripts(client) > before);
                TestRedis.await("the lease", () -> client.getKeys().countExists(lease) == 0);
            } finally {
                WHEN_READ.set(() -> {});
                client.shutdown();
            }
        }
    }

    @Test
    void theApplicationStopsInABoundedTime() {
        try (StoppableRedis redis = new StoppableRedis()) {
            Node node = start(redis);
            node.get(Rows.class).cache().put(1, "a");
            redis.stop();
            node.get(Rows.class).change(1);
            Callers<Boolean> stop = Callers.start(1, i -> () -> {
                node.close();
                return true;
            });
            assertThat(stop.results()).containsExactly(true);
        }
    }

    /** What is there before and while Redis stands still; goes on afterwards. */
    private static void standStill(StoppableRedis redis, Cache<Integer, String> cache, Runnable call) {
        cache.put(1, "a");
        cache.put(2, "b");
        TestRedis.await("both are there", () -> cache.getAll(List.of(1, 2)).equals(Map.of(1, "a", 2, "b")));
        redis.stop();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        redis.goOn();
    }

    private static long scripts(RedissonClient client) {
        String stats = client.getRedisNodes(RedisNodes.SINGLE)
                .getInstance()
                .info(InfoSection.COMMANDSTATS)
                .get("cmdstat_evalsha");
        return Long.parseLong(stats.replaceFirst(".*?calls=(\\d+).*", "$1"));
    }

    private static Node start(StoppableRedis redis, String... more) {
        Map<String, String> configuration =
                new HashMap<>(Map.of("rubric.redis.address", redis.address(), "rubric.cache.timeout", "100ms"));
        for (int i = 0; i < more.length; i += 2) {
            configuration.put(more[i], more[i + 1]);
        }
        return Node.start(configuration, Rows.class);
    }
}
