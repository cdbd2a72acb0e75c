package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.Removal.OfAll;
import io.rubric.impl.cache.Removal.OfKey;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Removal A = new OfKey("a");
    private static final Removal B = new OfKey("b");
    private static final Removal C = new OfKey("c");
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ManualTimer timer = new ManualTimer();
    private final Journal journal = new Journal();
    private final ScriptedRemovals removals = new ScriptedRemovals();
    private final Replay replay = new Replay("users", journal, removals, timer);

    @Test
    void afterAPauseTheFirstIsSentAndWhenItHasBeenAnsweredAllOthersInTheirOrder() {
        lose(A);
        lose(B);
        lose(C);
        timer.pass(PAUSE.minusNanos(1));
        assertThat(removals.asked).isEmpty();
        timer.pass(Duration.ofNanos(1));
        assertThat(removals.asked).containsExactly(A);
        removals.answer(0);
        timer.pass(Duration.ZERO);
        assertThat(removals.asked).containsExactly(A, B, C);
    }

    @Test
    void whenAllHasBeenAnsweredTheJournalIsEmptyAndItIsOver() {
        try (LogRecords log = LogRecords.of(Replay.class.getName())) {
            lose(A);
            timer.pass(PAUSE);
            assertThat(journal.isEmpty()).isFalse();
            removals.answer(0);
            assertThat(journal.isEmpty()).isTrue();
            assertThat(timer.waiting()).isZero();
            assertThat(log.atLeast(Level.INFO))
                    .singleElement()
                    .satisfies(said -> assertThat(said.getMessage()).contains("\"users\""));
        }
    }

    @Test
    void whatFailsIsSentAgainAfterAPause() {
        lose(A);
        timer.pass(PAUSE);
        removals.fail(0);
        timer.pass(PAUSE.minusNanos(1));
        assertThat(removals.asked).hasSize(1);
        timer.pass(Duration.ofNanos(1));
        assertThat(removals.asked).containsExactly(A, A);
        removals.answer(1);
        assertThat(journal.isEmpty()).isTrue();
    }

    @Test
    void oneThatFailsIsSentAgainAndThoseThatWereCarriedOutAreNot() {
        lose(A);
        lose(B);
        lose(C);
        timer.pass(PAUSE);
        removals.answer(0);
        timer.pass(Duration.ZERO);
        removals.fail(1);
        removals.answer(2);
        timer.pass(PAUSE);
        assertThat(removals.asked).containsExactly(A, B, C, B);
        removals.answer(3);
        assertThat(journal.isEmpty()).isTrue();
    }

    @Test
    void beforeRedisIsOpenItGoesOnTrying() {
        lose(A);
        removals.open = false;
        timer.pass(PAUSE);
        assertThat(journal.isEmpty()).isFalse();
        removals.open = true;
        timer.pass(PAUSE);
        removals.answer(0);
        assertThat(journal.isEmpty()).isTrue();
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedFor() {
        lose(A);
        timer.pass(PAUSE);
        timer.pass(PATIENCE.plus(PAUSE).minusNanos(1));
        assertThat(removals.asked).hasSize(1);
        timer.pass(Duration.ofNanos(1));
        assertThat(removals.asked).containsExactly(A, A);
        removals.answer(0);
        assertThat(journal.isEmpty()).as("one that came too late").isFalse();
    }

    @Test
    void whatIsLostMeanwhileIsSentNext() {
        lose(A);
        timer.pass(PAUSE);
        lose(OfAll.ALL);
        timer.pass(PAUSE);
        assertThat(removals.asked).containsExactly(A);
        removals.answer(0);
        assertThat(journal.isEmpty()).isFalse();
        timer.pass(Duration.ZERO);
        assertThat(removals.asked).containsExactly(A, OfAll.ALL);
    }

    @Test
    void itBeginsAnewWhenSomethingIsLostLater() {
        lose(A);
        timer.pass(PAUSE);
        removals.answer(0);
        lose(B);
        timer.pass(PAUSE);
        assertThat(removals.asked).containsExactly(A, B);
    }

    @Test
    void theEndIsToldWhenNothingIsLeft() {
        assertThat(replay.drained()).isCompleted();
        lose(A);
        lose(B);
        CompletableFuture<?> end = replay.drained();
        timer.pass(PAUSE);
        removals.answer(0);
        timer.pass(Duration.ZERO);
        assertThat(end).isNotDone();
        removals.answer(1);
        assertThat(end).isCompleted();
        lose(A);
        assertThat(replay.drained()).isNotDone();
    }

    @Test
    void aTimerThatHasStoppedIsNoError() {
        lose(A);
        timer.shutdownNow();
        timer.pass(PAUSE);
        removals.fail(0);
        lose(B);
        assertThat(journal.isEmpty()).isFalse();
    }

    private void lose(Removal removal) {
        journal.add(removal);
        replay.begin();
    }
}
