package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.exhaust;
import static io.rubric.impl.throttle.Asks.give;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.peek;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.throttle.Algorithm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every limiter does for callers who wait for their turn. */
abstract class ReservationContract {

    private static final long PERIOD = HOUR.toNanos() / 1000;

    private final Limiter limiter;
    private final long tolerance;

    ReservationContract(Bench bench) {
        this.limiter = bench.limiter();
        this.tolerance = bench.tolerance().toNanos() / 1000;
    }

    /** Callers who wait up to five periods and a half. */
    private static Demand demand(Algorithm algorithm, long units, long cost) {
        return new Demand(
                terms(limit(algorithm, units, HOUR), HOUR.multipliedBy(11).dividedBy(2)), key(), cost);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_COUNTER")
    void callersAreServedAPeriodApartInTheOrderInWhichTheyCame(Algorithm algorithm) {
        Demand demand = demand(algorithm, 1, 1);
        assertThat(take(limiter, demand).pause()).isZero();
        long last = take(limiter, demand).pause();
        assertThat(last).isBetween(1L, PERIOD);
        for (int i = 0; i < 3; i++) {
            long next = take(limiter, demand).pause();
            assertThat(next).isBetween(last + PERIOD - tolerance, last + PERIOD);
            last = next;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_COUNTER")
    void callsAskedAboutTogetherHaveTheWaitsOfSingleOnes(Algorithm algorithm) {
        Demand together = demand(algorithm, 3, 2);
        Demand single = new Demand(together.terms(), key(), 2);
        for (Verdict verdict : take(limiter, 4, together)) {
            Verdict alone = take(limiter, single);
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.pause()).isBetween(alone.pause(), alone.pause() + tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_COUNTER")
    void whoWouldWaitTooLongIsRefusedAndTakesNoPlace(Algorithm algorithm) {
        Demand demand = demand(algorithm, 1, 1);
        Verdict refused = exhaust(limiter, demand);
        long delay = refused.answers().get(0).delay();
        assertThat(delay).isGreaterThan(demand.terms().patience());
        assertThat(refused.taken()).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThat(take(limiter, demand).allowed()).isFalse();
            assertThat(peek(limiter, demand).delay()).isBetween(delay - tolerance, delay);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_COUNTER")
    void nobodyOvertakesThoseWhoWait(Algorithm algorithm) {
        Demand patient = demand(algorithm, 4, 3);
        take(limiter, patient);
        long pause = take(limiter, patient).pause();
        assertThat(pause).isPositive();
        Demand hasty = new Demand(terms(patient.policy().limit()), patient.key(), 1);
        assertThat(take(limiter, hasty).allowed()).isFalse();
        assertThat(take(limiter, new Demand(patient.terms(), patient.key(), 1)).pause())
                .isGreaterThanOrEqualTo(pause - tolerance);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_COUNTER")
    void thePlacesOfTheLastAreThereAgainWhenTheyAreGivenBack(Algorithm algorithm) {
        Demand demand = demand(algorithm, 4, 3);
        List<Verdict> taken = take(limiter, 4, demand);
        for (int i = 3; i > 0; i--) {
            give(limiter, taken.get(i));
            Verdict.Answer next = peek(limiter, demand);
            assertThat(next.delay())
                    .isBetween(taken.get(i).pause() - tolerance, taken.get(i).pause());
        }
        give(limiter, taken.get(0));
        assertThat(peek(limiter, demand).remaining()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_COUNTER")
    void thePlaceOfOneInTheMiddleLetsNobodyInTogetherWithAnother(Algorithm algorithm) {
        Demand demand = demand(algorithm, 1, 1);
        List<Verdict> taken = take(limiter, 5, demand);
        give(limiter, taken.get(1));
        give(limiter, taken.get(2));
        long last = taken.get(4).pause();
        assertThat(take(limiter, demand).pause()).isBetween(last + PERIOD - tolerance, last + PERIOD);
    }
}
