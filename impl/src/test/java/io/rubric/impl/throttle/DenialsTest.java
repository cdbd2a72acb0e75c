package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.exhaust;
import static io.rubric.impl.throttle.Asks.give;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.peek;
import static io.rubric.impl.throttle.Asks.shadow;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Algorithm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenialsTest {

    private final Bench.HandClock clock = new Bench.HandClock();
    private final Bench bench = clock.bench(new LocalLimiter(clock));
    private final Denials denials = new Denials(bench.limiter(), clock);

    @Nested
    class InFront extends LimiterContract {
        InFront() {
            super(inFront(new Bench.HandClock()));
        }
    }

    private static Bench inFront(Bench.HandClock clock) {
        return clock.bench(new Denials(new LocalLimiter(clock), clock));
    }

    private static Demand demand(Algorithm algorithm, Duration period) {
        return new Demand(terms(limit(algorithm, 2, period)), key(), 1);
    }

    private static Demand bucket(Duration period) {
        return demand(Algorithm.TOKEN_BUCKET, period);
    }

    private void pass(long micros) {
        bench.pass(Duration.ofNanos(1000 * micros));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownIsWhatWouldBeAnsweredUntilTheMicrosecondInWhichItEnds(Algorithm algorithm) {
        Demand demand = demand(algorithm, Duration.ofMillis(700));
        Answer refused = exhaust(denials, demand).answers().get(0);
        long step = refused.delay() / 7 + 1;
        for (long gone = 0; gone < refused.delay(); gone += step) {
            Verdict known = denials.known(List.of(demand));
            assertThat(known).isNotNull();
            assertThat(known.allowed()).isFalse();
            assertThat(known.answers().get(0).delay())
                    .isEqualTo(peek(bench.limiter(), demand).delay());
            pass(step);
        }
        pass(refused.delay() - 7 * step);
        pass(-1);
        assertThat(denials.known(List.of(demand))).isNotNull();
        pass(1);
        assertThat(denials.known(List.of(demand))).isNull();
        assertThat(take(denials, demand).allowed()).isTrue();
    }

    @Test
    void afterASecondItIsAskedAgain() {
        Demand demand = bucket(HOUR);
        exhaust(denials, demand);
        pass(999_999);
        assertThat(denials.known(List.of(demand))).isNotNull();
        pass(1);
        assertThat(denials.known(List.of(demand))).isNull();
    }

    @Test
    void aCallOfAnotherCostIsAskedAbout() {
        Demand demand = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 3, HOUR)), key(), 2);
        exhaust(denials, demand);
        assertThat(denials.known(List.of(new Demand(demand.terms(), demand.key(), 1))))
                .isNull();
    }

    @Test
    void whoWaitsLongerIsAskedAbout() {
        Demand hasty = bucket(HOUR);
        exhaust(denials, hasty);
        Demand patient = new Demand(terms(hasty.policy().limit(), HOUR), hasty.key(), 1);
        assertThat(denials.known(List.of(patient))).isNull();
        assertThat(denials.known(List.of(hasty))).isNotNull();
    }

    @Test
    void ofSeveralLimitsOneIsEnoughToRefuse() {
        Demand exhausted = bucket(HOUR);
        Demand other = bucket(HOUR);
        exhaust(denials, exhausted);
        assertThat(denials.known(List.of(other))).isNull();
        assertThat(denials.known(List.of(other, exhausted)).refusals())
                .extracting(Answer::demand)
                .containsExactly(exhausted);
    }

    @Test
    void aShadowLimitIsNeverKnownToRefuse() {
        Demand real = bucket(HOUR);
        Demand shadow = new Demand(shadow(real.policy().limit()), real.key(), 1);
        exhaust(denials, real);
        assertThat(denials.known(List.of(shadow))).isNull();
    }

    @Test
    void whatIsGivenBackIsForgottenAtOnce() {
        Demand demand = bucket(HOUR);
        Verdict taken = take(denials, demand);
        exhaust(denials, demand);
        give(denials, taken);
        assertThat(denials.known(List.of(demand))).isNull();
        assertThat(take(denials, demand).allowed()).isTrue();
    }

    @Test
    void aResetIsForgottenAtOnce() {
        Demand demand = bucket(HOUR);
        exhaust(denials, demand);
        denials.reset(demand.key()).toCompletableFuture().join();
        assertThat(denials.known(List.of(demand))).isNull();
    }

    @Test
    void anOlderAnswerThatArrivesAfterSomethingWasGivenBackIsNotRemembered() {
        HeldLimiter held = new HeldLimiter(bench.limiter());
        Denials far = new Denials(held, clock);
        Demand demand = bucket(HOUR);
        Verdict taken = take(bench.limiter(), demand);
        take(bench.limiter(), demand);
        far.take(List.of(demand), 1);
        pass(10);
        far.give(taken.taken());
        pass(10);
        held.answerLast();
        pass(10);
        held.answer();
        assertThat(denialsKnow(far, demand)).isFalse();
        take(bench.limiter(), demand);
        far.take(List.of(demand), 1);
        held.answer();
        assertThat(denialsKnow(far, demand)).isTrue();
    }

    @Test
    void anErrorIsNotRemembered() {
        HeldLimiter held = new HeldLimiter(bench.limiter());
        Denials far = new Denials(held, clock);
        Demand demand = bucket(HOUR);
        exhaust(bench.limiter(), demand);
        far.take(List.of(demand), 1);
        held.fail(new IllegalStateException("lost"));
        assertThat(denialsKnow(far, demand)).isFalse();
    }

    private static boolean denialsKnow(Denials denials, Demand demand) {
        return denials.known(List.of(demand)) != null;
    }
}
