package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loads of many keys at once: what is loaded how often, and what they leave. */
class CacheBulkLoadTest {

    static final AtomicInteger LOADED = new AtomicInteger();

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Long, String> cache;

        @CacheResult(cacheName = "rows", key = "{id}", groups = "org:{org}")
        public String find(long org, long id) {
            return value(id);
        }

        public Cache<Long, String> cache() {
            return cache;
        }
    }

    @BeforeEach
    void begin() {
        LOADED.set(0);
    }

    @Test
    void moreThanOneCommandHoldsAreStoredAndRead() {
        List<Long> ids = LongStream.range(0, 3_000).boxed().toList();
        try (Nodes nodes = start(1)) {
            Cache<Long, String> cache = nodes.bean(0, Rows.class).cache();
            for (int i = 0; i < 2; i++) {
                assertThat(cache.getAll(ids, CacheBulkLoadTest::values))
                        .hasSize(3_000)
                        .containsEntry(2_999L, value(2_999));
            }
            assertThat(LOADED).hasValue(3_000);
        }
    }

    @Test
    void twoNodesThatWantTheSameLoadItOnce() throws Exception {
        List<Long> ids = LongStream.range(0, 1_000).boxed().toList();
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Function<Collection<Long>, Map<Long, String>> slowly = missing -> {
            loading.countDown();
            await(goOn);
            return values(missing);
        };
        try (Nodes nodes = start(2)) {
            List<Cache<Long, String>> caches =
                    nodes.beans(Rows.class).stream().map(Rows::cache).toList();
            Callers<Map<Long, String>> first =
                    Callers.start(1, i -> () -> caches.get(0).getAll(ids, slowly::apply));
            await(loading);
            Map<String, Long> commands = TestRedis.commandsDuring(() -> {
                Callers<Map<Long, String>> second =
                        Callers.start(1, i -> () -> caches.get(1).getAll(ids, slowly::apply));
                Topology.hold(Duration.ofMillis(300)); // in which the second does not load
                goOn.countDown();
                assertThat(first.results()).allMatch(all -> all.size() == 1_000);
                assertThat(second.results()).allMatch(all -> all.size() == 1_000);
            });
            assertThat(LOADED).hasValue(1_000);
            assertThat(commands.get("evalsha")).as("not one a key").isLessThan(500);
        }
    }

    @Test
    void entriesInGroupsAreFoundByWhoNamesNone() {
        try (Nodes nodes = start(1)) {
            Rows rows = nodes.bean(0, Rows.class);
            rows.find(1, 1);
            rows.find(2, 2);
            assertThat(rows.cache().getAll(List.of(1L, 2L), CacheBulkLoadTest::values))
                    .isEqualTo(Map.of(1L, value(1), 2L, value(2)));
            assertThat(LOADED).hasValue(0);
            rows.cache().removeGroup("org:{0}", 2L);
            rows.cache().getAll(List.of(1L, 2L), CacheBulkLoadTest::values);
            assertThat(LOADED).hasValue(1);
        }
    }

    @Test
    void aKeyThatIsNoneLeavesNoLeases() {
        try (Nodes nodes = start(1)) {
            Cache<Long, String> cache = nodes.bean(0, Rows.class).cache();
            List<Long> ids = Arrays.asList(1L, 2L, null);
            assertThatThrownBy(() -> cache.getAll(ids, CacheBulkLoadTest::values))
                    .isInstanceOf(RuntimeException.class);
            awaitNoLeases(nodes);
        }
    }

    @Test
    void aLoadThatAnswersWhatNobodyHasAskedForLeavesNoLeases() {
        try (Nodes nodes = start(1)) {
            Cache<Long, String> cache = nodes.bean(0, Rows.class).cache();
            assertThat(cache.getAll(List.of(1L, 2L), missing -> Map.of(1L, "a", 3L, "c")))
                    .isEqualTo(Map.of(1L, "a"));
            awaitNoLeases(nodes);
        }
    }

    private static void awaitNoLeases(Nodes nodes) {
        Slot slot = new Slots(nodes.prefix(), "rows", () -> false).of("");
        TestRedis.await(
                "no leases",
                () -> TestRedis.client().getKeys().countExists(slot.lease("1"), slot.lease("2"), slot.lease("3")) == 0);
    }

    private static Map<Long, String> values(Collection<Long> ids) {
        LOADED.addAndGet(ids.size());
        return ids.stream().collect(Collectors.toMap(id -> id, CacheBulkLoadTest::value));
    }

    private static String value(long id) {
        return "value of " + id;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Nodes start(int number) {
        return Nodes.start(number, Map.of("rubric.cache.timeout", "10s"), Rows.class);
    }
}
