package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

/** Callers who wait for a load of another caller: which, how long, and what they are told. */
class CacheWaitTest {

    static final AtomicInteger LOADS = new AtomicInteger();
    static volatile CountDownLatch goOn;
    static volatile String table;

    /** What cannot be written. */
    public static class Deep {
        public String getName() {
            throw new StackOverflowError("a value that holds itself");
        }
    }

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Long, String> cache;

        /** Only the first waits. */
        @CacheResult(cacheName = "rows", key = "{id}", groups = "org:{org}")
        public String find(long org, long id) throws InterruptedException {
            String found = table;
            if (LOADS.incrementAndGet() == 1) {
                goOn.await();
            }
            return found;
        }

        @CacheResult(cacheName = "short", key = "{id}", leaseTime = "200ms", lockTimeout = "30s")
        public String withShortLease(long id) throws InterruptedException {
            LOADS.incrementAndGet();
            goOn.await();
            return table;
        }

        @CacheResult(cacheName = "deep", key = "{id}")
        public Deep deep(long id) {
            return new Deep();
        }

        @CacheResult(cacheName = "later", key = "{id}")
        public CompletionStage<Deep> deepLater(long id) {
            int load = LOADS.incrementAndGet();
            return load == 1 ? FIRST.thenApply(done -> new Deep()) : CompletableFuture.completedFuture(new Deep());
        }

        public Cache<Long, String> cache() {
            return cache;
        }
    }

    static final CompletableFuture<Void> FIRST = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        LOADS.set(0);
        goOn = new CountDownLatch(1);
        table = "old";
    }

    @Test
    void whoComesAfterTheRemovalOfAGroupIsNotToldWhatWasLoadedBeforeThoughHeNamesNoGroup() throws Exception {
        try (Nodes nodes = start(2)) {
            Callers<String> before =
                    Callers.start(1, i -> () -> nodes.bean(0, Rows.class).find(1, 1));
            TestRedis.await("the load", () -> LOADS.get() == 1);
            table = "new";
            nodes.bean(1, Rows.class).cache().removeGroup("org:{0}", 1L);
            Callers<String> after = Callers.start(
                    1, i -> () -> nodes.bean(0, Rows.class).cache().get(1L, id -> table));
            Topology.hold(Duration.ofMillis(200)); // in which he does not join
            goOn.countDown();
            assertThat(before.results()).containsExactly("old");
            assertThat(after.results()).containsExactly("new");
        }
    }

    @Test
    void aCallerWaitsAsLongAsHeMayHoweverShortLeasesAre() {
        try (Nodes nodes = start(2)) {
            Callers<String> callers =
                    Callers.start(2, i -> () -> nodes.bean(i, Rows.class).withShortLease(1));
            TestRedis.await("the load", () -> LOADS.get() == 1);
            Topology.hold(Duration.ofMillis(4_000)); // twenty leases
            goOn.countDown();
            assertThat(callers.results()).containsOnly("old");
            assertThat(LOADS).hasValue(1);
        }
    }

    @Test
    void whenTheLoaderIsInterruptedWhoWaitsLoadsHimself() throws Exception {
        try (Nodes nodes = start(1)) {
            Rows rows = nodes.bean(0, Rows.class);
            CompletableFuture<String> first = new CompletableFuture<>();
            Thread loader = new Thread(() -> {
                try {
                    first.complete(rows.find(1, 1));
                } catch (Throwable e) {
                    first.completeExceptionally(e);
                }
            });
            loader.start();
            TestRedis.await("the load", () -> LOADS.get() == 1);
            Callers<String> other = Callers.start(1, i -> () -> rows.find(1, 1));
            TestRedis.await("the other waits", other::areWaiting);
            loader.interrupt();
            assertThat(other.results()).containsExactly("old");
            assertThat(first)
                    .failsWithin(20, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void whenTheApplicationStopsWhoWaitsIsTold() {
        String prefix = Node.randomPrefix();
        CompletableFuture<String> waits;
        try (Node node = Node.start(Map.of("rubric.prefix", prefix, "rubric.cache.timeout", "5s"), Rows.class)) {
            Cache<Long, String> cache = node.get(Rows.class).cache();
            foreignLease(prefix, cache);
            waits = cache.getAsync(2L, id -> CompletableFuture.completedFuture("v"))
                    .toCompletableFuture();
            Topology.hold(Duration.ofMillis(200)); // in which nobody tells him
            assertThat(waits).isNotDone();
        }
        TestRedis.await("he is told", waits::isDone);
    }

    @Test
    void whoIsWokenAgainAndAgainInVainGoesOnAlone() {
        String prefix = Node.randomPrefix();
        try (Node node = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "n1"), Rows.class)) {
            Cache<Long, String> cache = node.get(Rows.class).cache();
            Slot slot = foreignLease(prefix, cache);
            Callers<String> waits = Callers.start(1, i -> () -> cache.get(2L, id -> "own"));
            TestRedis.await("he goes on", () -> {
                TestRedis.client()
                        .getTopic(RedissonWakes.channels(prefix) + "n1")
                        .publish(slot.entry("2"));
                return waits.areDone();
            });
            assertThat(waits.results()).containsExactly("own");
        }
    }

    /** A load of entry 2 that goes on elsewhere and that nothing has passed. */
    private static Slot foreignLease(String prefix, Cache<Long, String> cache) {
        cache.put(1L, "a");
        Slot slot = new Slots(prefix, "rows", () -> false).of("2");
        String header = TestRedis.client()
                .<String>getBucket(slot.header(), StringCodec.INSTANCE)
                .get();
        TestRedis.client()
                .getBucket(slot.lease("2"), StringCodec.INSTANCE)
                .set("other " + header.substring(17), Duration.ofMinutes(10));
        return slot;
    }

    @Test
    void aResultThatCannotBeWrittenIsReturned() {
        try (Nodes nodes = start(1)) {
            assertThat(nodes.bean(0, Rows.class).deep(1)).isNotNull();
        }
    }

    @Test
    void whoWaitsForAResultThatCannotBeWrittenGoesOn() {
        try (Nodes nodes = start(1)) {
            Rows rows = nodes.bean(0, Rows.class);
            CompletableFuture<Deep> one = rows.deepLater(1).toCompletableFuture();
            TestRedis.await("the load", () -> LOADS.get() == 1);
            CompletableFuture<Deep> two = rows.deepLater(1).toCompletableFuture();
            FIRST.complete(null);
            assertThat(one).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(two).succeedsWithin(5, TimeUnit.SECONDS);
        }
    }

    private static Nodes start(int number) {
        return Nodes.start(number, Map.of("rubric.cache.timeout", "5s"), Rows.class);
    }
}
