package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheException;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Redis stands still (SIGSTOP): its connections stay open and nobody answers. */
class CacheOutageTest {

    private static final Duration TIMEOUT = Duration.ofMillis(100);

    static final Map<Integer, String> TABLE = new ConcurrentHashMap<>();
    static final AtomicInteger LOADS = new AtomicInteger();
    static volatile CountDownLatch goOn = new CountDownLatch(0);

    @ApplicationScoped
    public static class Rows {
        @CacheResult(cacheName = "rows", key = "{id}", groups = "all")
        public String read(int id) throws InterruptedException {
            LOADS.incrementAndGet();
            goOn.await();
            return TABLE.getOrDefault(id, "old");
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void write(int id, String value) {
            TABLE.put(id, value);
        }

        @CacheRemoveAll(groups = "all")
        public void writeAndRemoveGroup(int id, String value) {
            TABLE.put(id, value);
        }

        @CachePut(cacheName = "rows", key = "{id}", groups = "all")
        public String put(int id, String value) {
            TABLE.put(id, value);
            return value;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMissesAtTheSameTimeOnANodeCallsTheMethodOnce(Topology topology) throws Exception {
        try (StoppableRedis redis = StoppableRedis.of(topology);
                Nodes nodes = start(1, redis, Map.of())) {
            Rows rows = nodes.bean(0, Rows.class);
            redis.stop();
            goOn = new CountDownLatch(1);
            LOADS.set(0);
            Callers<String> callers = Callers.start(100, i -> () -> rows.read(7));
            TestRedis.await("one loads", () -> LOADS.get() > 0);
            Topology.hold(TIMEOUT.multipliedBy(4)); // all have given up on Redis by now
            goOn.countDown();
            assertThat(callers.results()).containsOnly("old").hasSize(100);
            assertThat(LOADS).hasValue(1);
        } finally {
            goOn = new CountDownLatch(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallAnswersInItsBoundAndWhatWasRemovedMeanwhileIsGoneBeforeThisNodeReadsAgain(Topology topology)
            throws Exception {
        try (StoppableRedis redis = StoppableRedis.of(topology);
                Nodes nodes = start(2, redis, Map.of())) {
            Rows here = nodes.bean(0, Rows.class);
            Rows there = nodes.bean(1, Rows.class);
            TABLE.clear();
            for (int id = 0; id < 200; id++) {
                here.read(id);
            }
            AtomicBoolean stopped = new AtomicBoolean();
            AtomicBoolean over = new AtomicBoolean();
            Callers<Long> load = Callers.start(200, i -> () -> longest(nodes.bean(i, Rows.class), i, stopped, over));
            redis.stop();
            stopped.set(true);
            Topology.hold(Duration.ofMillis(Soak.of(4_000, 10_000)));

            here.write(0, "new");
            here.put(1, "new");
            here.writeAndRemoveGroup(2, "new");
            for (int id = 0; id < 3; id++) {
                assertThat(here.read(id))
                        .as("row %d on the node that removed it", id)
                        .isEqualTo("new");
            }
            redis.goOn();
            long since = System.nanoTime();
            AtomicInteger checks = new AtomicInteger();
            TestRedis.await("the other node sees what this one removed", () -> {
                for (int id = 0; id < 3; id++) {
                    assertThat(read(here, id)).isEqualTo("new");
                    checks.incrementAndGet();
                }
                return List.of(read(there, 0), read(there, 1), read(there, 2)).equals(List.of("new", "new", "new"));
            });
            long window = System.nanoTime() - since;
            TestRedis.await("hits again on both nodes", () -> hits(here) && hits(there));
            over.set(true);
            long longest =
                    load.results().stream().mapToLong(Long::longValue).max().orElseThrow();
            System.out.printf(
                    "%s stood still: longest of all calls of 200 callers %d ms (bound %d ms for each answer);"
                            + " other node's window after it went on: %d ms; %d reads on the removing node meanwhile, 0 stale%n",
                    topology, longest / 1_000_000, TIMEOUT.toMillis(), window / 1_000_000, checks.get());
            assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void callsFailWhereConfigurationWantsThat() throws Exception {
        Map<String, String> fail =
                Map.of("rubric.cache.on-read-failure", "fail", "rubric.cache.\"rows\".on-removal-failure", "fail");
        try (StoppableRedis redis = new StoppableRedis();
                Nodes nodes = start(1, redis, fail)) {
            Rows rows = nodes.bean(0, Rows.class);
            redis.stop();
            assertThatThrownBy(() -> rows.read(1))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("\"rows\"");
            assertThatThrownBy(() -> rows.write(1, "written")).isInstanceOf(CacheException.class);
            assertThat(TABLE).containsEntry(1, "written");
            assertThatThrownBy(() -> rows.put(1, "put")).isInstanceOf(CacheException.class);
            assertThat(TABLE).containsEntry(1, "put");
            redis.goOn();
            TestRedis.await("a value again", () -> {
                try {
                    return rows.read(1).equals("put");
                } catch (CacheException | InterruptedException e) {
                    return false;
                }
            });
        }
    }

    private static Nodes start(int number, StoppableRedis redis, Map<String, String> more) throws Exception {
        Map<String, String> configuration = new HashMap<>(more);
        configuration.putAll(redis.configuration());
        configuration.put("rubric.cache.timeout", TIMEOUT.toMillis() + "ms");
        Nodes nodes = Nodes.start(number, configuration, Rows.class);
        for (Rows rows : nodes.beans(Rows.class)) { // scripts are loaded, connections open
            rows.read(-1);
            rows.write(-1, "old");
            rows.put(-1, "old");
            rows.writeAndRemoveGroup(-1, "old");
        }
        return nodes;
    }

    /** Calls until all is over; the longest call since Redis has stopped. */
    private static long longest(Rows rows, int id, AtomicBoolean stopped, AtomicBoolean over) throws Exception {
        long longest = 0;
        while (!over.get()) {
            boolean counts = stopped.get();
            long began = System.nanoTime();
            rows.read(id < 3 ? id + 200 : id);
            LockSupport.parkNanos(2_000_000); // else the callers have the processors for themselves
            longest = counts ? Math.max(longest, System.nanoTime() - began) : longest;
        }
        return longest;
    }

    private static boolean hits(Rows rows) {
        int before = LOADS.get();
        read(rows, 1000);
        read(rows, 1000);
        return LOADS.get() == before;
    }

    private static String read(Rows rows, int id) {
        try {
            return rows.read(id);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
