package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.exhaust;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.peek;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Topology;
import io.rubric.throttle.Algorithm;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A limit whose numbers are changed, perhaps on one node after the other, while it is used. Nothing need be deleted. */
class ChangedLimitTest {

    private final Bench bench = Bench.scripts(Topology.SINGLE);
    private final Limiter limiter = bench.limiter();

    private static Demand changed(Demand demand, Limit limit) {
        return new Demand(terms(limit), demand.key(), 1);
    }

    @Test
    void ofABucketTheUsedFractionIsKept() {
        Demand hundred = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 100, HOUR)), key(), 1);
        take(limiter, 50, hundred);
        Demand ten = changed(hundred, limit(Algorithm.TOKEN_BUCKET, 10, HOUR));
        assertThat(peek(limiter, ten).remaining()).isEqualTo(5);
        assertThat(take(limiter, ten).answers().get(0).remaining()).isEqualTo(4);
        assertThat(peek(limiter, hundred).remaining()).isEqualTo(40);
        Demand slow = changed(hundred, limit(Algorithm.TOKEN_BUCKET, 10, HOUR.multipliedBy(24)));
        assertThat(peek(limiter, slow).remaining()).isEqualTo(4);
    }

    @Test
    void ofABucketThoseWhoWaitKeepTheirPlace() {
        Terms patient = terms(limit(Algorithm.TOKEN_BUCKET, 2, HOUR), HOUR.multipliedBy(5));
        Demand two = new Demand(patient, key(), 1);
        long last = take(limiter, 6, two).get(5).pause();
        Terms faster = terms(limit(Algorithm.TOKEN_BUCKET, 4, HOUR), HOUR.multipliedBy(5));
        assertThat(take(limiter, new Demand(faster, two.key(), 1)).pause()).isGreaterThan(last);
    }

    @ParameterizedTest
    @EnumSource
    void aGreaterLimitLetsMoreInAtOnce(Algorithm algorithm) {
        Demand three = new Demand(terms(limit(algorithm, 3, HOUR)), key(), 1);
        take(limiter, 2, three);
        Demand nine = changed(three, limit(algorithm, 9, HOUR));
        assertThat(take(limiter, nine).answers().get(0).remaining()).isBetween(2L, 6L);
    }

    @ParameterizedTest
    @EnumSource
    void aSmallerLimitLetsFewerInAtOnce(Algorithm algorithm) {
        Demand nine = new Demand(terms(limit(algorithm, 9, HOUR)), key(), 1);
        take(limiter, 6, nine);
        Demand three = changed(nine, limit(algorithm, 3, HOUR));
        assertThat(exhaust(limiter, three).answers().get(0).delay()).isBetween(1L, 2 * 3_600_000_000L);
        bench.pass(Duration.ofHours(2));
        assertThat(take(limiter, three).allowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aShorterPeriodHoldsNobodyForTheLongOne(Algorithm algorithm) {
        Demand day = new Demand(terms(limit(algorithm, 2, Duration.ofDays(1))), key(), 1);
        exhaust(limiter, day);
        Demand hour = changed(day, limit(algorithm, 2, HOUR));
        take(limiter, hour);
        bench.pass(Duration.ofHours(2));
        assertThat(take(limiter, hour).allowed()).isTrue();
    }
}
