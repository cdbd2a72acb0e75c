package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.throttle.Limiter.Decision;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every limiter does, the shared one and the local one. */
abstract class LimiterContract {

    private static final Limit THREE_AN_HOUR = new Limit(3, Duration.ofHours(1), 3);
    private static final long HOUR = 3_600_000_000L;

    private final String key = "key-" + UUID.randomUUID();

    abstract Limiter limiter();

    /** Lets time pass for the limiter. */
    abstract void pass(Duration time);

    @Test
    void asManyCallsAsTheBurstComeAtOnce() {
        for (int left = 2; left >= 0; left--) {
            Decision decision = take(key, THREE_AN_HOUR);
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.remaining()).isEqualTo(left);
            assertThat(decision.retryAfter()).isZero();
        }
        assertThat(take(key, THREE_AN_HOUR).allowed()).isFalse();
    }

    @Test
    void aRefusalSaysWhenOneAndWhenAllAreThereAgainAndTakesNothing() {
        exhaust(key, THREE_AN_HOUR);
        for (int i = 0; i < 50; i++) {
            Decision refused = take(key, THREE_AN_HOUR);
            assertThat(refused.allowed()).isFalse();
            assertThat(refused.remaining()).isZero();
            assertThat(refused.retryAfter()).isBetween(HOUR / 3 - 60_000_000, HOUR / 3);
            assertThat(refused.resetAfter()).isBetween(HOUR - 60_000_000, HOUR);
        }
    }

    @Test
    void eachKeyHasItsOwnBucket() {
        exhaust(key, THREE_AN_HOUR);
        assertThat(take(key + "-other", THREE_AN_HOUR).allowed()).isTrue();
    }

    @Test
    void tokensFlowBackEvenly() {
        Limit quick = new Limit(10, Duration.ofMillis(500), 2);
        exhaust(key, quick);
        pass(Duration.ofMillis(55));
        assertThat(take(key, quick).allowed()).isTrue();
        pass(Duration.ofMillis(200));
        assertThat(take(key, quick).remaining()).isEqualTo(1);
    }

    @Test
    void aBurstMayBeSmallerThanTheLimit() {
        Limit oneAtOnce = new Limit(1000, Duration.ofHours(1), 1);
        assertThat(take(key, oneAtOnce).allowed()).isTrue();
        assertThat(take(key, oneAtOnce).allowed()).isFalse();
    }

    @Test
    void aChangedLimitKeepsTheUsedFraction() {
        Limit hundred = new Limit(100, Duration.ofHours(1), 100);
        for (int i = 0; i < 50; i++) {
            take(key, hundred);
        }
        Decision afterChange = take(key, new Limit(10, Duration.ofHours(1), 10));
        assertThat(afterChange.allowed()).isTrue();
        assertThat(afterChange.remaining()).isEqualTo(4);
        exhaust(key, new Limit(10, Duration.ofHours(1), 10));
        assertThat(take(key, hundred).remaining()).isZero();
    }

    @Test
    void theLargestNumbersThatAreAllowedAreCountedExactly() {
        Limit large = new Limit(50_000, Duration.ofDays(1), 50_000);
        assertThat(large.isExact()).isTrue();
        for (int left = 49_999; left > 49_900; left--) {
            assertThat(take(key, large).remaining()).isEqualTo(left);
        }
    }

    final Decision take(String of, Limit limit) {
        return limiter().tryAcquire(of, limit).toCompletableFuture().join();
    }

    private void exhaust(String of, Limit limit) {
        for (int i = 0; take(of, limit).allowed(); i++) {
            assertThat(i).isLessThan(10_000);
        }
    }
}
