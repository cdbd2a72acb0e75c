package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which commands go together, while Redis stands still and they wait for each other. */
class LanesTest extends StillLanes {

    @Test
    void whoIsAloneSendsAtOnce() {
        for (int i = 1; i <= 10; i++) {
            join(increment("a"));
            assertThat(batches).hasValue(i);
        }
    }

    @Test
    void thoseWhoWaitGoTogether() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> increments(101));
        assertThat(answers.stream().map(StillLanes::join))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 101).mapToObj(i -> (long) i).toList());
        assertThat(batches).hasValue(2);
    }

    @Test
    void whoWaitsWithManyWaitsForALimitedNumber() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> increments(1 + 2 * 128 + 1));
        answers.forEach(StillLanes::join);
        assertThat(batches).hasValue(4);
    }

    @Test
    void whoHasGivenUpBeforeHisTurnIsNotSent() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Long>> all = increments(10);
            all.subList(1, 9).forEach(one -> one.cancel(false));
            return all;
        });
        assertThat(join(answers.get(9))).isEqualTo(2);
    }

    @Test
    void whoGivesUpAfterItIsSentTakesNothingFromTheOthers() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Long>> all = increments(10);
            all.get(0).cancel(false);
            return all;
        });
        assertThat(join(answers.get(9))).isEqualTo(10);
        assertThat(join(increment("a"))).isEqualTo(11);
    }

    @Test
    void whoComesAfterATenthOfASecondDoesNotWaitForAnAnswerThatMayBeLost() {
        whileItStandsStill(() -> {
                    increments(5);
                    now.addAndGet(Duration.ofMillis(99).toNanos());
                    CompletableFuture<Long> early = increment("a");
                    assertThat(batches).hasValue(1);
                    now.addAndGet(Duration.ofMillis(1).toNanos());
                    CompletableFuture<Long> late = increment("b");
                    assertThat(batches).hasValue(2);
                    increment("a");
                    assertThat(batches).hasValue(2);
                    return List.of(early, late);
                })
                .forEach(StillLanes::join);
    }
}
