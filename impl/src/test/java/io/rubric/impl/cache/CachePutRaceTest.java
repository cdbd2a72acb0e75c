package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Puts and removals of several nodes that overlap: what is left is the newest value or nothing. */
class CachePutRaceTest {

    private static final int NODES = 4;
    private static final int WRITERS = 8;
    private static final int ROWS = 48;
    private static final int EACH = 12;
    private static final int PUTS = Soak.of(2_000, 20_000);

    static final AtomicIntegerArray TABLE = new AtomicIntegerArray(ROWS);

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Integer, Integer> cache;

        @CachePut(cacheName = "rows", key = "{id}")
        public int write(int id) {
            int written = TABLE.incrementAndGet(id);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000)); // who wrote first may well end last
            return written;
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void remove(int id) {
            TABLE.incrementAndGet(id);
        }

        public Integer cached(int id) {
            return cache.get(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOlderValueIsNeverLeft(Topology topology) {
        Map<String, String> configuration = topology.configuration();
        try (Nodes nodes = Nodes.start(NODES, configuration, Rows.class)) {
            int stored = 0;
            int rounds = PUTS / (WRITERS * EACH);
            for (int round = 0; round < rounds; round++) {
                Callers.start(WRITERS, i -> writer(nodes)).results(60);
                for (int id = 0; id < ROWS; id++) {
                    Integer cached = nodes.bean(id, Rows.class).cached(id);
                    if (cached != null) {
                        assertThat(cached).as("row %d when all is quiet", id).isEqualTo(TABLE.get(id));
                        stored++;
                    }
                }
            }
            System.out.printf(
                    "%s: %d puts that overlapped; of %d entries afterwards %d had the newest value, the others were gone%n",
                    topology, rounds * WRITERS * EACH, rounds * ROWS, stored);
            assertThat(stored).as("entries that were kept at all").isPositive();

            for (int id = 0; id < ROWS; id++) { // and nothing of the race keeps a put alone from storing
                int written = nodes.bean(id, Rows.class).write(id);
                assertThat(nodes.bean(id + 1, Rows.class).cached(id)).isEqualTo(written);
            }
        }
    }

    private static Callable<Integer> writer(Nodes nodes) {
        AtomicInteger done = new AtomicInteger();
        return () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (done.incrementAndGet() <= EACH) {
                Rows rows = nodes.bean(random.nextInt(NODES), Rows.class);
                int id = random.nextInt(ROWS);
                if (random.nextInt(10) == 0) {
                    rows.remove(id);
                } else {
                    rows.write(id);
                }
            }
            return done.get();
        };
    }
}
