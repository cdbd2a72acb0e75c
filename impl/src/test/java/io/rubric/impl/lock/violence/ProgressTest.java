package io.rubric.impl.lock.violence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static Call call(int process, int thread, String key, long enter, String outcome) {
        return new Call(process, thread, new Hold(key, 1, process, enter, enter + 1, false), enter + 2, outcome);
    }

    private static List<String> missing(Call... calls) {
        return Progress.since(100, List.of(calls)).missing(List.of(0, 1), 1);
    }

    @Test
    void whoHasCountedSinceIsNotMissed() {
        assertThat(missing(
                        call(0, 0, "a", 101, Journal.FINE),
                        call(1, 0, "b", 102, Journal.FINE),
                        call(1, 0, "c", 103, Journal.FINE)))
                .isEmpty();
    }

    @Test
    void whoHasCountedBeforeOrInVainIsMissed() {
        assertThat(missing(
                        call(0, 0, "a", 101, Journal.FINE),
                        call(1, 0, "b", 99, Journal.FINE),
                        call(1, 0, "c", 103, "LockLostException lost")))
                .containsExactly("thread 0 of process 1", "key b", "key c");
    }

    @Test
    void aThreadThatWaitsForEverIsMissed() {
        assertThat(missing()).hasSize(5);
    }
}
