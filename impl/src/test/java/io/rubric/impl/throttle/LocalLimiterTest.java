package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.throttle.Algorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalLimiterTest extends LimiterContract {

    LocalLimiterTest() {
        super(Bench.local());
    }

    @ParameterizedTest
    @EnumSource
    void onAClockBelowZeroNothingIsTakenBeforeTheFirstCall(Algorithm algorithm) {
        Limiter limiter = new LocalLimiter(() -> -HOUR.toNanos() * 30);
        Demand demand = new Demand(Asks.terms(Asks.limit(algorithm, 1, HOUR)), Asks.key(), 1);
        assertThat(Asks.take(limiter, demand).allowed()).isTrue();
        assertThat(Asks.take(limiter, demand).allowed()).isFalse();
    }
}
