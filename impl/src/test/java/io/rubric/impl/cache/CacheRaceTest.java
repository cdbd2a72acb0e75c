package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers, writers and loaders of several nodes at once: whoever reads after a removal has returned sees what was written before it. */
class CacheRaceTest {

    private static final int NODES = 4;
    private static final int WRITERS = 4;
    private static final int READERS = 8;
    private static final int ROWS = 16;
    private static final int GROUPS = 4;
    private static final int INVALIDATIONS = Soak.of(3_000, 40_000);

    /** The database that all nodes read. */
    static final AtomicIntegerArray TABLE = new AtomicIntegerArray(ROWS);

    static final AtomicInteger LOADS = new AtomicInteger();

    @ApplicationScoped
    public static class Rows {
        @CacheResult(
                cacheName = "rows",
                key = "{id}",
                groups = {"quarter:{group}"})
        public int read(int id, int group) {
            LOADS.incrementAndGet();
            int row = TABLE.get(id);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(500_000)); // a slow database makes stale readers
            return row;
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public int write(int id) {
            return TABLE.incrementAndGet(id);
        }

        @CacheRemoveAll(cacheName = "rows", groups = "quarter:{group}")
        public int writeGroup(int id, int group) {
            return TABLE.incrementAndGet(id);
        }

        @CacheRemoveAll(cacheName = "rows")
        public int writeAll(int id) {
            return TABLE.incrementAndGet(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyEverReadsWhatWasThereBeforeARemoval(Topology topology) {
        Map<String, String> configuration = topology.configuration();
        try (Nodes nodes = Nodes.start(NODES, configuration, Rows.class)) {
            AtomicInteger left = new AtomicInteger(INVALIDATIONS);
            int loadsBefore = LOADS.get();
            Callers<Integer> all =
                    Callers.start(WRITERS + READERS, i -> i < WRITERS ? writer(nodes, left) : reader(nodes, left));
            int checked = all.results(600).stream().mapToInt(Integer::intValue).sum();

            assertThat(stale(nodes))
                    .as("entries that are stale when all is quiet")
                    .isZero();
            System.out.printf(
                    "%s: %d invalidations, %d loads, %d reads checked, 0 stale%n",
                    topology, INVALIDATIONS, LOADS.get() - loadsBefore, checked);
        }
    }

    /** Changes a row, removes it in one of the three ways, and reads it on any node. */
    private static Callable<Integer> writer(Nodes nodes, AtomicInteger left) {
        return () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int checks = 0;
            while (left.getAndDecrement() > 0) {
                int id = random.nextInt(ROWS);
                Rows rows = nodes.bean(random.nextInt(NODES), Rows.class);
                int way = random.nextInt(20);
                int written =
                        way == 0 ? rows.writeAll(id) : way < 5 ? rows.writeGroup(id, id % GROUPS) : rows.write(id);
                int read = nodes.bean(random.nextInt(NODES), Rows.class).read(id, id % GROUPS);
                assertThat(read).as("row %d after a removal (%d)", id, way).isGreaterThanOrEqualTo(written);
                checks++;
            }
            return checks;
        };
    }

    /** Keeps loads going on that removals overtake. */
    private static Callable<Integer> reader(Nodes nodes, AtomicInteger left) {
        return () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (left.get() > 0) {
                int id = random.nextInt(ROWS);
                nodes.bean(random.nextInt(NODES), Rows.class).read(id, id % GROUPS);
            }
            return 0;
        };
    }

    private static long stale(Nodes nodes) {
        long stale = 0;
        for (Rows rows : nodes.beans(Rows.class)) {
            for (int id = 0; id < ROWS; id++) {
                stale += rows.read(id, id % GROUPS) == TABLE.get(id) ? 0 : 1;
            }
        }
        return stale;
    }
}
