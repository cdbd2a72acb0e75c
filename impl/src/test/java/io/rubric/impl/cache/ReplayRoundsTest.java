package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.Removal.OfKey;
import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many removals: how many are sent at a time, and which again. */
class ReplayRoundsTest {

    private static final Removal A = new OfKey("a");
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ManualTimer timer = new ManualTimer();
    private final Journal journal = new Journal();
    private final ScriptedRemovals removals = new ScriptedRemovals();
    private final Replay replay = new Replay("users", journal, removals, timer);

    @Test
    void notMoreThanAFewHundredAreUnderWayAtATime() {
        IntStream.rangeClosed(0, 450).forEach(i -> lose(new OfKey("k" + i)));
        timer.pass(PAUSE);
        for (int sent : new int[] {1, 201, 401, 451}) {
            timer.pass(Duration.ZERO);
            assertThat(removals.asked).hasSize(sent);
            removals.answerAll();
        }
        assertThat(journal.isEmpty()).isTrue();
        assertThat(removals.asked).doesNotHaveDuplicates();
    }

    @Test
    void whileNoneIsAnsweredOneIsSentAPause() {
        IntStream.range(0, 300).forEach(i -> lose(new OfKey("k" + i)));
        for (int sent = 1; sent < 10; sent++) {
            timer.pass(PAUSE);
            assertThat(removals.asked).hasSize(sent);
            removals.fail(sent - 1);
        }
    }

    @Test
    void oneThatIsAlwaysRefusedDoesNotKeepTheOthersWaiting() {
        lose(A);
        IntStream.range(0, 300).forEach(i -> lose(new OfKey("k" + i)));
        removals.refused = A;
        removals.carriesOut = true;
        timer.pass(PAUSE.multipliedBy(4));
        assertThat(removals.asked.stream().filter(removal -> !removal.equals(A)))
                .hasSize(300)
                .doesNotHaveDuplicates();
        assertThat(removals.asked.stream().filter(A::equals)).hasSizeBetween(2, 5);
        assertThat(journal.isEmpty()).isFalse();
        removals.refused = null;
        timer.pass(PAUSE);
        assertThat(journal.isEmpty()).isTrue();
    }

    private void lose(Removal removal) {
        journal.add(removal);
        replay.begin();
    }
}
