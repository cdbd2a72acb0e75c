package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.OnLost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this node does with answers that come late, never, or as failures. */
class NodeLocksTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Term TERM = new Term(LONG, true, Duration.ZERO, Duration.ZERO, OnLost.FAIL);
    private static final LockKey K = new LockKey("k", "p:lock:{k}");

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Scripted store = new Scripted();
    private final NodeLocks locks = locks(Line.ONE);

    private NodeLocks locks(Line line) {
        return new NodeLocks(store, line, new LockNode(timer, System::nanoTime, "node"));
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void aGrantThatComesAfterTheWaitIsGivenBack() {
        Waiter refused = locks.acquire(K, true, TERM);
        refused.giveUp();
        assertThatThrownBy(refused.result()::join)
                .cause()
                .isInstanceOf(LockNotAcquiredException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(store.released).isEmpty();
        store.answer(0, Attempt.granted(7));
        assertThat(store.released).containsExactly(store.asked.get(0));
    }

    @Test
    void anAttemptWhoseAnswerWasLostIsGivenBackWhenNobodyWaitsForItAnyMore() {
        Waiter atOnce = locks.acquire(K, false, TERM);
        store.fail(0);
        assertThatThrownBy(atOnce.result()::join)
                .hasCauseInstanceOf(LockNotAcquiredException.class)
                .hasRootCauseMessage("connection lost");
        assertThat(store.released).containsExactly(store.asked.get(0));
    }

    @Test
    void aFailureWhileTimeIsLeftIsTriedAgain() {
        Waiter patient = locks.acquire(K, true, TERM);
        store.fail(0);
        TestRedis.await("the next attempt", () -> store.asked.size() == 2);
        store.answer(1, Attempt.granted(7));
        assertThat(patient.result().join().fence()).isEqualTo(7);
    }

    @Test
    void ofTheCallersHereOneAsksAndTheNextHasItsTurnAfterTheRelease() {
        Waiter first = locks.acquire(K, true, TERM);
        Waiter second = locks.acquire(K, true, TERM);
        assertThat(store.asked).hasSize(1);
        store.answer(0, Attempt.granted(1));
        assertThat(store.asked).hasSize(1);
        locks.release(first.result().join());
        assertThat(store.asked).hasSize(2);
        store.answer(1, Attempt.granted(2));
        assertThat(second.result().join().fence()).isEqualTo(2);
    }

    @Test
    void whoIsWokenByAReleaseAsksAtOnce() {
        locks.acquire(K, true, TERM);
        store.answer(0, Attempt.refused(LONG.toMillis(), "other/uuid/1"));
        locks.released(K.name());
        assertThat(store.asked).hasSize(2);
    }

    @Test
    void aReleaseThatIsToldWhileTheAnswerIsUnderWayIsNotForgotten() {
        locks.acquire(K, true, TERM);
        locks.released(K.name());
        store.answer(0, Attempt.refused(LONG.toMillis(), "other/uuid/1"));
        assertThat(store.asked).hasSize(2);
    }

    @Test
    void whenTheApplicationStopsWaitersAreRefusedAndWhatIsHeldIsGivenBack() {
        Waiter holder = locks.acquire(K, true, TERM);
        store.answer(0, Attempt.granted(1));
        Waiter waiter = locks.acquire(K, true, TERM);
        locks.close();
        assertThat(holder.result()).isCompleted();
        assertThat(waiter.result()).isCompletedExceptionally();
        assertThat(store.released).containsExactly(store.asked.get(0));
        assertThat(store.asked).hasSize(1);
        assertThat(locks.acquire(new LockKey("other", "other"), true, TERM).result())
                .isCompletedExceptionally();
    }

    @Test
    void whoGivesUpAfterAWaitIsForgotten() {
        Waiter impatient = locks.acquire(K, true, TERM);
        store.answer(0, Attempt.refused(LONG.toMillis(), "other/uuid/1"));
        impatient.giveUp();
        assertThatThrownBy(impatient.result()::join).cause().hasNoCause();
        assertThat(store.forgotten).containsExactly(store.asked.get(0));
    }

    @Test
    void anAttemptWhoseCallerHasGoneKeepsNobodyFromAsking() {
        Waiter gone = locks.acquire(K, true, TERM);
        gone.giveUp();
        Waiter atOnce = locks.acquire(K, false, TERM);
        assertThat(store.asked).hasSize(2);
        store.answer(1, Attempt.granted(2));
        assertThat(atOnce.result()).isCompleted();
        store.answer(0, Attempt.refused(LONG.toMillis(), null));
        assertThat(store.asked).hasSize(2);
    }

    @Test
    void whoIsRefusedIsToldTheNodeThatHasTheLock() {
        Waiter atOnce = locks.acquire(K, false, TERM);
        store.answer(0, Attempt.refused(LONG.toMillis(), "~their/node\n/uuid/7"));
        assertThatThrownBy(atOnce.result()::join)
                .cause()
                .isInstanceOfSatisfying(
                        LockNotAcquiredException.class,
                        e -> assertThat(e.holder()).contains("their/node?"));
    }

    @Test
    void whoMayAllBeInsideAskUntilOneIsRefusedAndThenOneAfterTheOther() {
        NodeLocks permits = locks(Line.SOME);
        permits.acquire(K, true, TERM);
        permits.acquire(K, true, TERM);
        assertThat(store.asked).hasSize(2);
        store.answer(0, Attempt.granted(0));
        store.answer(1, Attempt.refused(LONG.toMillis(), null));
        Waiter third = permits.acquire(K, true, TERM);
        assertThat(store.asked).hasSize(2);
        permits.released(K.name());
        assertThat(store.asked).hasSize(3);
        store.answer(2, Attempt.granted(0));
        assertThat(store.asked).hasSize(4);
        store.answer(3, Attempt.granted(0));
        assertThat(third.result()).isCompleted();
    }

    @Test
    void whereRedisKnowsWhoseTurnItIsAllAskAndAllAreWoken() {
        NodeLocks fair = locks(Line.ALL);
        fair.acquire(K, true, TERM);
        fair.acquire(K, true, TERM);
        assertThat(store.asked).hasSize(2);
        store.answer(0, Attempt.refused(LONG.toMillis(), null));
        store.answer(1, Attempt.refused(LONG.toMillis(), null));
        fair.released(K.name());
        assertThat(store.asked).hasSize(4);
    }

    /** A store whose answers the test gives. */
    private static final class Scripted implements LockStore {

        final List<String> asked = new CopyOnWriteArrayList<>();
        final List<String> released = new CopyOnWriteArrayList<>();
        final List<String> forgotten = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<Attempt>> answers = new CopyOnWriteArrayList<>();

        void answer(int which, Attempt attempt) {
            answers.get(which).complete(attempt);
        }

        void fail(int which) {
            answers.get(which).completeExceptionally(new IllegalStateException("connection lost"));
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
            released.add(owner);
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
            forgotten.add(owner);
            return CompletableFuture.completedFuture(null);
        }
    }
}
