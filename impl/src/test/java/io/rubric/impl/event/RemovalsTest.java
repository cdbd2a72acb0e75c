package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemovalsTest {

    private static final Duration A_MOMENT = Duration.ofMillis(Removals.MOMENT_MILLIS);

    private final ManualTimer timer = new ManualTimer();
    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<Collection<String>> removed = new ArrayList<>();
    private boolean away;
    private final Removals removals = new Removals(new Outbox(), executor::add, timer);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void whatComesWithinAMomentIsRemovedTogether() {
        removals.add(List.of("1", "2"));
        removals.add(List.of("3"));
        removals.add(List.of("2"));
        timer.pass(A_MOMENT);
        run();
        assertThat(removed).containsExactly(List.of("1", "2", "3"));
    }

    @Test
    void theThreadThatSaysSoRemovesNothingAndNeitherDoesTheTimer() {
        removals.add(List.of("1"));
        timer.pass(A_MOMENT);
        assertThat(removed).isEmpty();
        assertThat(executor).hasSize(1);
    }

    @Test
    void whatComesDuringARemovalGoesWithTheNextOne() {
        removals.add(List.of("1"));
        timer.pass(A_MOMENT);
        removals.add(List.of("2"));
        assertThat(timer.waiting()).isZero();
        run();
        removals.add(List.of("3"));
        timer.pass(A_MOMENT);
        run();
        assertThat(removed).containsExactly(List.of("1", "2"), List.of("3"));
    }

    @Test
    void nothingIsNoReasonToAskTheDatabase() {
        removals.add(List.of());
        assertThat(timer.waiting()).isZero();
        removals.close();
        assertThat(executor).isEmpty();
    }

    @Test
    void noMoreWaitThanMemoryHasRoomFor() {
        removals.add(numbers(Removals.MOST + 1));
        timer.pass(A_MOMENT);
        run();
        assertThat(removed).hasSize(Removals.MOST / Removals.TOGETHER).allMatch(one -> one.size() == Removals.TOGETHER);
    }

    @Test
    void aDatabaseThatIsAwayIsSaidOnceAndTheNextRemovalTriesTheRest() {
        away = true;
        try (LogRecords log = LogRecords.of(Removals.class.getName())) {
            removals.add(numbers(Removals.TOGETHER + 1));
            timer.pass(A_MOMENT);
            run();
            removals.add(List.of("a"));
            timer.pass(A_MOMENT);
            run();
            assertThat(log.atLeast(Level.WARNING)).hasSize(1);
        }
        away = false;
        removals.add(List.of("b"));
        timer.pass(A_MOMENT);
        run();
        assertThat(removed).containsExactly(List.of("b"));
    }

    @Test
    void closeRemovesAtOnceWhatWaitsAndTakesNothingMore() {
        removals.add(List.of("1"));
        var end = removals.close();
        removals.add(List.of("2"));
        assertThat(end).isNotDone();
        run();
        assertThat(end).isDone();
        assertThat(removed).containsExactly(List.of("1"));
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void closeTriesAgainWhatTheDatabaseHasNotTakenYet() {
        away = true;
        removals.add(numbers(Removals.TOGETHER + 1));
        timer.pass(A_MOMENT);
        run();
        away = false;
        removals.close();
        run();
        assertThat(removed).containsExactly(List.of("" + Removals.TOGETHER));
    }

    @Test
    void closeWaitsForARemovalThatHasBegun() {
        removals.add(List.of("1"));
        timer.pass(A_MOMENT);
        var end = removals.close();
        assertThat(executor).hasSize(1);
        assertThat(end).isNotDone();
        run();
        assertThat(end).isDone();
    }

    private static List<String> numbers(int number) {
        return IntStream.range(0, number).mapToObj(i -> "" + i).toList();
    }

    private void run() {
        for (Runnable task = executor.poll(); task != null; task = executor.poll()) {
            task.run();
        }
    }

    private final class Outbox implements RedisEventOutbox {

        @Override
        public void add(OutboxEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OutboxEvent> olderThan(Instant time, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(Collection<String> ids) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            removed.add(ids);
        }
    }
}
