package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestSentinels;
import io.rubric.impl.testing.Topology;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of lock, on two nodes, wherever Redis may be. */
class LockTopologyTest {

    private static final AtomicInteger INSIDE = new AtomicInteger();
    private static int most;
    private static int sum;

    @ApplicationScoped
    public static class Kinds {

        @Inject
        LockContext lock;

        @Locked("counter")
        public long count() {
            sum++; // guarded by nothing else
            return lock.fencingToken();
        }

        @Locked(value = "counter", fair = true)
        public long countInOrder() {
            sum++;
            return lock.fencingToken();
        }

        @Locked(value = "counter", type = LockType.READ)
        public <T> T read(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "counter", waitTime = "0s")
        public void atOnce() {}

        @Permits(value = "desk", limit = 3)
        public Integer enter() {
            int now = INSIDE.incrementAndGet();
            synchronized (INSIDE) {
                most = Math.max(most, now);
            }
            Thread.yield();
            INSIDE.decrementAndGet();
            return now;
        }

        @Locked({"{first}", "{second}"})
        public void both(String first, String second) {
            sum++;
        }
    }

    private static void everyKindWorks(Map<String, String> configuration) throws Exception {
        try (Nodes nodes = Nodes.start(2, configuration, Kinds.class)) {
            sum = 0;
            List<Long> fences = Callers.start(8, i -> () -> {
                        Kinds kinds = nodes.bean(i, Kinds.class);
                        long fence = 0;
                        for (int n = 0; n < 20; n++) {
                            fence = n % 2 == 0 ? kinds.count() : kinds.countInOrder();
                        }
                        return fence;
                    })
                    .results();
            assertThat(sum).isEqualTo(160);
            assertThat(nodes.bean(0, Kinds.class).count()).isGreaterThan(Collections.max(fences));
            readersShare(nodes);
            most = 0;
            Callers.start(12, i -> () -> {
                        for (int n = 0; n < 10; n++) {
                            nodes.bean(i, Kinds.class).enter();
                        }
                        return null;
                    })
                    .results();
            assertThat(most).isBetween(1, 3);
            nodes.bean(0, Kinds.class).both("a", "b"); // in a cluster in two slots
            nodes.bean(1, Kinds.class).both("b", "a");
        }
    }

    private static void readersShare(Nodes nodes) throws Exception {
        Kinds here = nodes.bean(0, Kinds.class);
        Kinds there = nodes.bean(1, Kinds.class);
        here.read(() -> there.read(() -> {
            assertThatThrownBy(there::count).isInstanceOf(IllegalStateException.class);
            Callers<Object> writer = Callers.start(1, i -> () -> {
                assertThatThrownBy(there::atOnce).isInstanceOf(LockNotAcquiredException.class);
                return null;
            });
            writer.results();
            return null;
        }));
        here.atOnce();
    }

    @Test
    void onOneServer() throws Exception {
        everyKindWorks(Topology.SINGLE.configuration());
    }

    @Test
    void inACluster() throws Exception {
        everyKindWorks(Topology.CLUSTER.configuration());
    }

    @Test
    void whereSentinelsTellWhoIsMaster(@TempDir Path directory) throws Exception {
        try (TestSentinels sentinels = new TestSentinels(directory)) {
            everyKindWorks(sentinels.configuration());
        }
    }
}
