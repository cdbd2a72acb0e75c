package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are skipped while somebody else has the lock, and locks that outlive the call. */
class LockJobTest {

    private static final AtomicInteger RUNS = new AtomicInteger();

    @ApplicationScoped
    public static class Jobs {

        @Locked(value = "job", onContention = OnContention.SKIP, atLeast = "1s")
        public void job() {
            RUNS.incrementAndGet();
        }

        @Locked("job")
        public <T> T hold(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "job", onContention = OnContention.SKIP)
        public Optional<String> optional() {
            return Optional.of("ran");
        }

        @Locked(value = "job", onContention = OnContention.SKIP)
        public List<String> list() {
            return List.of("ran");
        }

        @Locked(value = "job", onContention = OnContention.SKIP)
        public String text() {
            return "ran";
        }

        @Locked(value = "job", onContention = OnContention.SKIP)
        public CompletionStage<Optional<String>> stage() {
            return CompletableFuture.completedFuture(Optional.of("ran"));
        }
    }

    private final Nodes nodes = Nodes.start(2, Map.of(), Jobs.class);
    private final Jobs here = nodes.bean(0, Jobs.class);
    private final Jobs there = nodes.bean(1, Jobs.class);

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void ofAllNodesOneRunsAJobUntilItsTimeIsOver() {
        RUNS.set(0);
        here.job();
        there.job();
        here.job();
        assertThat(RUNS).hasValue(1);
        TestRedis.await("the next run", () -> {
            there.job();
            return RUNS.get() == 2;
        });
    }

    @Test
    void whoIsSkippedReturnsNothing() throws Exception {
        here.hold(() -> {
            assertThat(there.optional()).isEmpty();
            assertThat(there.list()).isEmpty();
            assertThat(there.text()).isNull();
            assertThat(there.stage().toCompletableFuture().get()).isEmpty();
            return null;
        });
        assertThat(there.optional()).contains("ran");
        assertThat(there.stage().toCompletableFuture().get()).contains("ran");
    }

    @Test
    void anOutageIsNoContention() {
        try (StoppableRedis redis = new StoppableRedis();
                Nodes away = Nodes.start(1, redis.configuration(), Jobs.class)) {
            redis.stop();
            assertThatThrownBy(() -> away.bean(0, Jobs.class).optional()).isInstanceOf(LockNotAcquiredException.class);
            redis.goOn();
        }
    }

    @Test
    void whoIsRefusedIsToldTheNode() throws Exception {
        try (Nodes named = Nodes.start(1, Map.of("rubric.node-id", "warehouse-1"), Jobs.class)) {
            Jobs job = named.bean(0, Jobs.class);
            job.hold(() -> {
                CompletableFuture<Throwable> refusal = new CompletableFuture<>();
                Thread other = new Thread(() -> {
                    try {
                        job.hold(() -> null);
                    } catch (Exception e) {
                        refusal.complete(e);
                    }
                });
                other.start();
                assertThat(refusal.join())
                        .isInstanceOfSatisfying(
                                LockNotAcquiredException.class,
                                e -> assertThat(e.holder()).contains("warehouse-1"))
                        .hasMessageContaining("node warehouse-1 has it");
                return null;
            });
        }
    }
}
