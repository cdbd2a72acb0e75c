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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many callers of several nodes miss the same key at once. */
class CacheStampedeTest {

    private static final int NODES = 4;
    private static final int CALLERS = 100;
    private static final Duration LOAD = Duration.ofMillis(300);

    static final AtomicInteger LOADS = new AtomicInteger();
    static volatile CountDownLatch goOn = new CountDownLatch(0);
    static volatile CompletableFuture<String> later = new CompletableFuture<>();

    @ApplicationScoped
    public static class Bean {
        @Inject
        @CacheName("hot")
        Cache<String, String> cache;

        public long waits() {
            return cache.statistics().waits();
        }

        @CacheResult(cacheName = "hot", key = "{key}")
        public String value(String key) throws InterruptedException {
            LOADS.incrementAndGet();
            goOn.await();
            return "value of " + key;
        }

        @CacheResult(cacheName = "hot", key = "{key}")
        public CompletionStage<String> stage(String key) {
            LOADS.incrementAndGet();
            return later;
        }
    }

    @BeforeEach
    void begin() {
        goOn = new CountDownLatch(0);
        later = new CompletableFuture<>();
    }

    @ParameterizedTest
    @EnumSource
    void oneLoadsAndTheOthersWaitWithoutACommand(Topology topology) throws Exception {
        try (Nodes nodes = start(topology)) {
            goOn = new CountDownLatch(1);
            CyclicBarrier atOnce = new CyclicBarrier(CALLERS);
            Map<String, Long> before = topology.commands();
            Callers<String> callers = Callers.start(CALLERS, i -> () -> {
                atOnce.await();
                return nodes.bean(i, Bean.class).value("hot");
            });
            awaitAll(topology, nodes);
            Map<String, Long> waiting = topology.commandsDuring(() -> Topology.hold(LOAD));
            Map<String, Long> all = topology.commandsSince(before, () -> {
                goOn.countDown();
                assertThat(callers.results()).hasSize(CALLERS).containsOnly("value of hot");
            });

            report(topology, "values", all);
            assertThat(LOADS).hasValue(1);
            assertThat(waiting).as("commands while all wait").isEmpty();
            assertThat(sent(all)).as("commands that were sent, %s", all).isLessThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stagesWaitForOneLoadWithoutACommandAndWithoutAThread(Topology topology) {
        try (Nodes nodes = start(topology)) {
            Map<String, Long> before = topology.commands();
            CompletableFuture<?>[] callers = new CompletableFuture<?>[CALLERS];
            for (int i = 0; i < CALLERS; i++) {
                callers[i] = nodes.bean(i, Bean.class).stage("hot").toCompletableFuture();
            }
            awaitAll(topology, nodes);
            Map<String, Long> waiting = topology.commandsDuring(() -> Topology.hold(LOAD));
            assertThat(callers).noneMatch(CompletableFuture::isDone);
            Map<String, Long> all = topology.commandsSince(before, () -> {
                later.complete("later");
                TestRedis.await(
                        "all are done", () -> CompletableFuture.allOf(callers).isDone());
            });

            report(topology, "stages", all);
            assertThat(callers).allMatch(caller -> caller.join().equals("later"));
            assertThat(LOADS).hasValue(1);
            assertThat(waiting).as("commands while all wait").isEmpty();
            assertThat(sent(all)).as("commands that were sent, %s", all).isLessThan(100);
        }
    }

    /** Until all but one wait for that one. */
    private static void awaitAll(Topology topology, Nodes nodes) {
        topology.awaitQuiet(
                "all wait",
                () -> nodes.beans(Bean.class).stream().mapToLong(Bean::waits).sum() == CALLERS - 1);
    }

    /** With the scripts loaded on each server, so that only commands of the stampede are counted. */
    private static Nodes start(Topology topology) throws AssertionError {
        Nodes nodes = Nodes.start(NODES, topology.configuration(), Bean.class);
        try {
            for (int i = 0; i < 64; i++) {
                nodes.bean(i, Bean.class).value("warm" + i);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        LOADS.set(0);
        return nodes;
    }

    /** Without those that scripts call. */
    private static long sent(Map<String, Long> commands) {
        return commands.getOrDefault("mget", 0L) + commands.getOrDefault("evalsha", 0L);
    }

    private static long sum(Map<String, Long> commands) {
        return commands.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void report(Topology topology, String kind, Map<String, Long> all) {
        System.out.printf(
                "%s, %d callers of %s on %d nodes: %d load, %d commands sent, %d with those in scripts %s; 0 while waiting%n",
                topology, CALLERS, kind, NODES, LOADS.get(), sent(all), sum(all), all);
    }
}
