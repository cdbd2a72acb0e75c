package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.OnLost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom those who wait on this node have in front of them. */
class LockQueueTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Term TERM = new Term(LONG, false, Duration.ZERO, Duration.ZERO, OnLost.FAIL);
    private static final LockKey K = new LockKey("k", "p:lock:{k}");
    private static final Attempt REFUSED = Attempt.refused(LONG.toMillis(), "other/uuid/1");

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final AtomicLong clock = new AtomicLong();
    private final Scripted store = new Scripted();
    private final NodeLocks locks = new NodeLocks(store, Line.ONE, new LockNode(timer, clock::get, "node"));

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void aHolderThatHasLostTheLockAndDoesNotReturnKeepsNobodyOfItsNodeFromAsking() {
        Waiter hangs = locks.acquire(K, true, TERM);
        store.answer(0, Attempt.granted(1));
        Waiter next = locks.acquire(K, true, TERM);
        assertThat(store.asked).hasSize(1);
        clock.addAndGet(LONG.toNanos());
        assertThat(hangs.result().join().isValid()).isFalse();
        TestRedis.await("the next one's attempt", () -> store.asked.size() == 2); // either thread may find out
        store.answer(1, Attempt.granted(2));
        assertThat(next.result()).isCompleted();
        Waiter third = locks.acquire(K, true, TERM);
        assertThat(locks.release(hangs.result().join()).toCompletableFuture().join())
                .isFalse();
        assertThat(store.asked).hasSize(2); // the late one has no place to leave to another
        locks.release(next.result().join());
        store.answer(2, Attempt.granted(3));
        assertThat(third.result()).isCompleted();
    }

    @Test
    void aReleaseWakesTheFirstWhoseCallerStillWaits() {
        Waiter gone = locks.acquire(K, true, TERM);
        gone.giveUp(); // its answer is still under way
        locks.acquire(K, true, TERM);
        store.answer(1, REFUSED);
        locks.released(K.name());
        assertThat(store.asked).hasSize(3);
    }

    @Test
    void whoHasGoneAndIsNotAnsweredYetDoesNotStandBetweenTheHolderAndTheNext() {
        Waiter gone = locks.acquire(K, true, TERM);
        gone.giveUp(); // its answer is still under way
        Waiter holder = locks.acquire(K, true, TERM);
        store.answer(1, Attempt.granted(1));
        Waiter next = locks.acquire(K, true, TERM);
        assertThat(store.asked).hasSize(2);
        locks.release(holder.result().join());
        assertThat(store.asked).hasSize(3);
        store.answer(2, Attempt.granted(2));
        assertThat(next.result()).isCompleted();
        store.answer(0, REFUSED);
        assertThat(store.asked).hasSize(3);
    }

    /** A store whose answers the test gives. */
    private static final class Scripted implements LockStore {

        final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<Attempt>> answers = new CopyOnWriteArrayList<>();

        void answer(int which, Attempt attempt) {
            answers.get(which).complete(attempt);
        }

        @Override
        public CompletionStage<Attempt> acquire(String name, String owner, Ask ask) {
            CompletableFuture<Attempt> answer = new CompletableFuture<>();
            answers.add(answer);
            asked.add(owner);
            return answer;
        }

        @Override
        public CompletionStage<Boolean> release(String name, String owner, Duration keep) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public List<CompletionStage<Boolean>> renew(List<Renewal> renewals) {
            return renewals.stream()
                    .<CompletionStage<Boolean>>map(one -> CompletableFuture.completedFuture(true))
                    .toList();
        }

        @Override
        public CompletionStage<?> forget(String name, String owner) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
