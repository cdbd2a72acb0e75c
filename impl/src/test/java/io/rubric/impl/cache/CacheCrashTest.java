package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever loads may die, pause or take too long. */
class CacheCrashTest {

    static final AtomicInteger LOADS = new AtomicInteger();
    static volatile CountDownLatch first = new CountDownLatch(0);

    @ApplicationScoped
    public static class Bean {

        @Inject
        @CacheName("slow")
        Cache<String, String> cache;

        @CacheResult(cacheName = "slow", key = "{key}", leaseTime = "500ms")
        public String value(String key) throws InterruptedException {
            int load = LOADS.incrementAndGet();
            if (load == 1) {
                first.await();
            }
            return "value " + load;
        }

        public String cached(String key) {
            return cache.get(key);
        }

        @CacheResult(cacheName = "slow", key = "{key}", lockTimeout = "0s")
        public String impatient(String key) {
            return "impatient " + LOADS.incrementAndGet();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherLoadsWhenTheLeaseOfOneWhoHasDiedIsOver(Topology topology) {
        try (Nodes nodes = start(topology)) {
            Slot slot = new Slots(nodes.prefix(), "slow", () -> topology == Topology.CLUSTER).of("k");
            // the lease of a node that is no more, of a load that nothing has passed
            topology.client().getBucket(slot.lease("k")).set("gone 9000000000000000", Duration.ofMillis(700));
            topology.client().getBucket(slot.header()).set("1000000000000000 1000000000000000", Duration.ofMinutes(10));
            LOADS.set(1); // none is the first
            Callers<String> callers =
                    Callers.start(20, i -> () -> nodes.bean(i, Bean.class).value("k"));
            assertThat(callers.results()).containsOnly("value 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoadThatRunsLongerThanItsLeaseKeepsIt(Topology topology) {
        try (Nodes nodes = start(topology)) {
            CompletableFuture<String> slow = slow(nodes);
            Callers<String> others =
                    Callers.start(4, i -> () -> nodes.bean(1, Bean.class).value("k"));
            Topology.hold(Duration.ofMillis(1_500)); // three times the lease
            first.countDown();
            assertThat(others.results()).containsOnly("value 1");
            assertThat(slow.join()).isEqualTo("value 1");
            assertThat(LOADS).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWillNotWaitCallsTheMethodAndStoresNothing(Topology topology) {
        try (Nodes nodes = start(topology)) {
            CompletableFuture<String> slow = slow(nodes);
            assertThat(nodes.bean(0, Bean.class).impatient("k")).isEqualTo("impatient 2");
            assertThat(nodes.bean(1, Bean.class).impatient("k")).isEqualTo("impatient 3");
            assertThat(nodes.bean(1, Bean.class).cached("k")).isNull();
            first.countDown();
            assertThat(slow.join()).isEqualTo("value 1");
            assertThat(nodes.bean(1, Bean.class).impatient("k")).isEqualTo("value 1");
        }
    }

    private static CompletableFuture<String> slow(Nodes nodes) {
        first = new CountDownLatch(1);
        LOADS.set(0);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return nodes.bean(0, Bean.class).value("k");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        TestRedis.await("the load has begun", () -> LOADS.get() == 1);
        return slow;
    }

    private static Nodes start(Topology topology) {
        return Nodes.start(2, topology.configuration(), Bean.class);
    }
}
