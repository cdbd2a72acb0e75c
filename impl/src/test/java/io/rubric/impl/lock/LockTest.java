package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;

class LockTest {

    /** What the lock guards: shared by both nodes, without any guard of its own. */
    private static int inside;

    private static int unguarded;
    private static long lastFence;

    @ApplicationScoped
    public static class Guarded {
        @Inject
        LockContext lock;

        @Locked("counter")
        public boolean count() {
            boolean alone = ++inside == 1 && lock.fencingToken() > lastFence;
            lastFence = lock.fencingToken();
            unguarded++;
            LockSupport.parkNanos(100_000); // long enough to be met by whoever is not kept out
            inside--;
            return alone;
        }

        @Locked(value = "job", leaseTime = "1s")
        public <T> T run(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "job", waitTime = "0s")
        public void atOnce() {}

        @Locked(value = "job", waitTime = "100ms")
        public void soon() {}

        @Locked(value = "job", waitTime = "1m")
        public void whenever() {}

        @Locked({"{first}", "{second}"})
        public void both(String first, String second) {}

        @Locked("job")
        public CompletionStage<String> later(CompletableFuture<String> result) {
            return result;
        }

        public LockContext lock() {
            return lock;
        }
    }

    private final String prefix = Node.randomPrefix();
    private final RBucket<String> job = TestRedis.client().getBucket(prefix + ":lock:{job}", StringCodec.INSTANCE);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Node a;
    private Node b;

    @BeforeEach
    void start() {
        a = Node.start(Map.of("rubric.prefix", prefix), Guarded.class);
        b = Node.start(Map.of("rubric.prefix", prefix), Guarded.class);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        a.close();
        b.close();
    }

    @Test
    void ofManyThreadsOnTwoNodesOneIsInsideAndItsFenceIsTheGreatest() throws Exception {
        unguarded = 0;
        lastFence = 0;
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Guarded guarded = on(i % 2 == 0 ? a : b);
            all.add(threads.submit(() -> {
                boolean alone = true;
                for (int n = 0; n < 40; n++) {
                    alone &= guarded.count();
                }
                return alone;
            }));
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(unguarded).isEqualTo(320);
    }

    @Test
    void whoDoesNotWaitIsRefusedAtOnceAndWhoWaitsInVainSaysHowLong() throws Exception {
        on(a).run(() -> {
            assertThatThrownBy(() -> on(b).atOnce()).isInstanceOfSatisfying(LockNotAcquiredException.class, refused -> {
                assertThat(refused.key()).isEqualTo("job");
                assertThat(refused.getCause()).isNull();
                assertThat(refused.getStackTrace())
                        .anyMatch(f -> f.getClassName().contains("LockTest"));
            });
            assertThatThrownBy(() -> on(b).soon())
                    .isInstanceOfSatisfying(
                            LockNotAcquiredException.class,
                            refused -> assertThat(refused.waited().toMillis()).isGreaterThanOrEqualTo(99));
            return null;
        });
        on(b).atOnce();
    }

    @Test
    void anInterruptedCallerStopsWaitingAndStaysInterrupted() throws Exception {
        on(a).run(() -> {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    on(b).whenever();
                } catch (RuntimeException e) {
                    thrown.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag lost"));
                }
            });
            waiting.start();
            TestRedis.await("the waiter's flag", () -> job.get().charAt(16) == '1');
            waiting.interrupt();
            assertThat(thrown.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(LockNotAcquiredException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            return null;
        });
        on(b).atOnce();
    }

    @Test
    void aCallDownTheChainEntersAtOnceAndWithoutRedis() throws Exception {
        on(a).run(() -> {
            Map<String, Long> commands = TestRedis.commandsDuring(on(a)::atOnce);
            assertThat(commands).doesNotContainKey("evalsha");
            assertThat(on(a).lock().isHeld()).isTrue();
            return null;
        });
        assertThat(on(a).lock().isHeld()).isFalse();
        assertThatThrownBy(() -> on(a).lock().fencingToken()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMethodThatRunsLongerThanTheLeaseKeepsTheLock() throws Exception {
        on(a).run(() -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500);
            TestRedis.await("more than a lease", () -> System.nanoTime() > end);
            assertThat(on(a).lock().isValid()).isTrue();
            assertThatThrownBy(() -> on(b).atOnce()).isInstanceOf(LockNotAcquiredException.class);
            return null;
        });
    }

    @Test
    void aLockThatWasTakenAwayIsKnownInsideAndToldToTheCaller() {
        assertThatThrownBy(() -> on(a).run(() -> {
                    job.delete();
                    TestRedis.await("the loss", () -> !on(a).lock().isValid());
                    assertThat(on(a).lock().remaining()).isZero();
                    return null;
                }))
                .isInstanceOfSatisfying(LockLostException.class, lost -> {
                    assertThat(lost.key()).isEqualTo("job");
                    assertThat(lost.fencingToken()).isPositive();
                });
    }

    @Test
    void aLossNeverHidesTheMethodsOwnException() {
        assertThatThrownBy(() -> on(a).run(() -> {
                    job.delete();
                    throw new IllegalArgumentException("own");
                }))
                .hasMessage("own")
                .satisfies(own -> assertThat(own.getSuppressed()).hasOnlyElementsOfType(LockLostException.class));
    }

    @Test
    void callersThatTakeTwoLocksInOppositeOrderDoNotBlockEachOther() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean forth = i % 2 == 0;
            Guarded guarded = on(i < 2 ? a : b);
            all.add(threads.submit(() -> {
                for (int n = 0; n < 40; n++) {
                    guarded.both(forth ? "x" : "y", forth ? "y" : "x");
                }
            }));
        }
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStageHoldsTheLockUntilItCompletes() throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();
        CompletionStage<String> outcome = on(a).later(result);
        TestRedis.await("the lock", () -> job.isExists());
        assertThatThrownBy(() -> on(b).atOnce()).isInstanceOf(LockNotAcquiredException.class);
        result.complete("done");
        assertThat(outcome.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("done");
        on(b).atOnce();
    }

    @Test
    void aStageThatIsRefusedFails() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> held = on(a).later(first);
        TestRedis.await("the lock", () -> job.isExists());
        try (Node impatient =
                Node.start(Map.of("rubric.prefix", prefix, "rubric.lock.wait-time", "50ms"), Guarded.class)) {
            assertThatThrownBy(() -> on(impatient)
                            .later(new CompletableFuture<>())
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(LockNotAcquiredException.class);
        }
        first.complete("done");
        held.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aNodeThatStopsGivesItsLocksBack() throws Exception {
        on(a).later(new CompletableFuture<>());
        TestRedis.await("the lock", () -> job.isExists());
        a.close();
        on(b).soon();
    }

    private static Guarded on(Node node) {
        return node.get(Guarded.class);
    }
}
