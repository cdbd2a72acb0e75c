package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this node does with answers that come late, never, or as failures. */
class LocksTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Scripted store = new Scripted();
    private final Locks locks = new Locks(store, timer, System::nanoTime, "node");

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void aGrantThatComesAfterTheWaitIsGivenBack() {
        CompletableFuture<Lease> refused = locks.acquire("k", SHORT, LONG);
        TestRedis.await("the end of the wait", refused::isCompletedExceptionally);
        assertThat(store.released).isEmpty();
        store.answer(0, new Attempt(7, 0));
        assertThat(store.released).containsExactly(store.asked.get(0));
    }

    @Test
    void anAttemptWhoseAnswerWasLostIsGivenBackWhenNobodyWaitsForItAnyMore() {
        CompletableFuture<Lease> atOnce = locks.acquire("k", Duration.ZERO, LONG);
        store.fail(0);
        assertThatThrownBy(atOnce::join)
                .hasCauseInstanceOf(LockNotAcquiredException.class)
                .hasRootCauseMessage("connection lost");
        assertThat(store.released).containsExactly(store.asked.get(0));
    }

    @Test
    void aFailureWhileTimeIsLeftIsTriedAgain() {
        CompletableFuture<Lease> patient = locks.acquire("k", LONG, LONG);
        store.fail(0);
        TestRedis.await("the next attempt", () -> store.asked.size() == 2);
        store.answer(1, new Attempt(7, 0));
        assertThat(patient.join().fence()).isEqualTo(7);
    }

    @Test
    void ofTheCallersHereOneAsksAndTheNextHasItsTurnAfterTheRelease() {
        CompletableFuture<Lease> first = locks.acquire("k", LONG, LONG);
        CompletableFuture<Lease> second = locks.acquire("k", LONG, LONG);
        assertThat(store.asked).hasSize(1);
        store.answer(0, new Attempt(1, 0));
        assertThat(store.asked).hasSize(1);
        locks.release(first.join());
        assertThat(store.asked).hasSize(2);
        store.answer(1, new Attempt(2, 0));
        assertThat(second.join().fence()).isEqualTo(2);
    }

    @Test
    void whoIsWokenByAReleaseAsksAtOnce() {
        locks.acquire("k", LONG, LONG);
        store.answer(0, new Attempt(0, LONG.toMillis()));
        locks.released("k");
        assertThat(store.asked).hasSize(2);
    }

    @Test
    void aReleaseThatIsToldWhileTheAnswerIsUnderWayIsNotForgotten() {
        locks.acquire("k", LONG, LONG);
        locks.released("k");
        store.answer(0, new Attempt(0, LONG.toMillis()));
        assertThat(store.asked).hasSize(2);
    }

    @Test
    void whenTheApplicationStopsWaitersAreRefusedAndWhatIsHeldIsGivenBack() {
        CompletableFuture<Lease> holder = locks.acquire("k", LONG, LONG);
        store.answer(0, new Attempt(1, 0));
        CompletableFuture<Lease> waiter = locks.acquire("k", LONG, LONG);
        locks.close();
        assertThat(holder).isCompleted();
        assertThat(waiter).isCompletedExceptionally();
        assertThat(store.released).containsExactly(store.asked.get(0));
        assertThat(store.asked).hasSize(1);
        assertThat(locks.acquire("other", LONG, LONG)).isCompletedExceptionally();
    }

    /** A store whose answers the test gives. */
    private static final class Scripted implements LockStore {

        final List<String> asked = new CopyOnWriteArrayList<>();
        final List<String> released = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<Attempt>> answers = new CopyOnWriteArrayList<>();

        void answer(int which, Attempt attempt) {
            answers.get(which).complete(attempt);
        }

        void fail(int which) {
            answers.get(which).completeExceptionally(new IllegalStateException("connection lost"));
        }

        @Override
        public CompletionStage<Attempt> acquire(
                String key, String owner, Duration lease, boolean waits, boolean waited) {
            CompletableFuture<Attempt> answer = new CompletableFuture<>();
            answers.add(answer);
            asked.add(owner);
            return answer;
        }

        @Override
        public CompletionStage<Boolean> release(String key, String owner) {
            released.add(owner);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<Boolean> renew(String key, String owner, Duration lease) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public AutoCloseable subscribe(Consumer<String> listener) {
            return () -> {};
        }
    }
}
