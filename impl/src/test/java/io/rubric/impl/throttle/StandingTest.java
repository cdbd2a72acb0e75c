package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnFailure;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Quota;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Quota quota(boolean allowed, long remaining, Duration retryAfter) {
        return new Quota("login", allowed, 10, MINUTE, 10, remaining, retryAfter, MINUTE);
    }

    @Test
    void aRefusalTellsWhenToComeBack() {
        assertThat(Standing.of(quota(false, 0, Duration.ofSeconds(6))))
                .isEqualTo(new Standing("login", 10, MINUTE, 0, Duration.ofSeconds(6)));
    }

    @Test
    void whatNeverComesHasNoWindow() {
        assertThat(Standing.of(quota(false, 0, ChronoUnit.FOREVER.getDuration()))
                        .window())
                .isZero();
    }

    /** Its end would be later than Retry-After, and that must not be. */
    @Test
    void whatHasAllowedARefusedCallHasNoWindow() {
        assertThat(Standing.of(quota(true, 4, Duration.ZERO)).window()).isZero();
    }

    @Test
    void ofTwoKeysOfOnePolicyTheStricterCounts() {
        Standing none = Standing.of(quota(false, 0, Duration.ofSeconds(6)));
        Standing noneForLonger = Standing.of(quota(false, 0, Duration.ofSeconds(7)));
        Standing some = Standing.of(quota(true, 4, Duration.ZERO));
        for (Stream<Standing> standings :
                List.of(Stream.of(none, noneForLonger, some), Stream.of(some, noneForLonger, none))) {
            assertThat(Standings.each(standings)).containsOnlyKeys("login").containsValue(noneForLonger);
        }
    }

    /** Just before the window ends there is no unit more, and then there is. */
    @ParameterizedTest
    @CsvSource({"5, 20, 5", "3, 1, 10", "7, 3, 2", "1, 3600, 1", "1000, 1, 3"})
    void theWindowOfABucketEndsWithTheNextUnit(long limit, long seconds, long burst) {
        Limit numbers = new Limit(Algorithm.TOKEN_BUCKET, limit, Duration.ofSeconds(seconds), burst);
        for (long taken = 1; taken <= burst; taken++) {
            Tally tally = Tally.of(numbers);
            tally.at(1_000_000);
            tally.take(taken, 0);
            long remaining = tally.remaining();
            long window = numbers.next(remaining, tally.reset());
            tally.at(1_000_000 + window - 1);
            assertThat(tally.remaining()).isEqualTo(remaining);
            tally.at(1_000_000 + window);
            assertThat(tally.remaining()).isEqualTo(remaining + 1);
        }
    }

    @Test
    void theLastCallOfARequestCounts() {
        Standings standings = new Standings();
        standings.add(verdict("login", false, 4));
        standings.add(verdict("day", false, 7));
        standings.add(verdict("login", false, 3));
        assertThat(standings.all()).extracting(Standing::policy).containsExactly("login", "day");
        assertThat(standings.all()).extracting(Standing::remaining).containsExactly(3L, 7L);
    }

    @Test
    void whatIsOnlyTriedOutIsNotTold() {
        Standings standings = new Standings();
        standings.add(verdict("login", true, 0));
        assertThat(standings.all()).isEmpty();
    }

    private static Verdict verdict(String policy, boolean shadow, long remaining) {
        Policy numbers = new Policy(policy, new Limit(Algorithm.TOKEN_BUCKET, 10, MINUTE, 10), shadow);
        Terms terms = new Terms(numbers, OnLimit.REJECT, Duration.ZERO, List.of(), OnFailure.LOCAL);
        Demand demand = new Demand(terms, null, 1);
        return new Verdict(true, List.of(new Answer(demand, 0, remaining, 60_000_000, 0, 0)));
    }
}
