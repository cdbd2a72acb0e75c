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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every limiter does with each algorithm for callers who do not wait. */
abstract class LimiterContract {

    private final Bench bench;
    private final Limiter limiter;

    LimiterContract(Bench bench) {
        this.bench = bench;
        this.limiter = bench.limiter();
    }

    private static Demand demand(Algorithm algorithm, long units, long cost) {
        return new Demand(terms(limit(algorithm, units, HOUR)), key(), cost);
    }

    private long tolerance() {
        return bench.tolerance().toNanos() / 1000;
    }

    @ParameterizedTest
    @EnumSource
    void asManyUnitsAsTheLimitComeAtOnce(Algorithm algorithm) {
        Demand demand = demand(algorithm, 3, 1);
        for (int left = 2; left >= 0; left--) {
            Verdict verdict = take(limiter, demand);
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.pause()).isZero();
            assertThat(verdict.answers().get(0).remaining()).isEqualTo(left);
        }
        assertThat(take(limiter, demand).allowed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalSaysWhenToComeAgainAndTakesNothing(Algorithm algorithm) {
        Demand demand = demand(algorithm, 3, 1);
        Answer first = exhaust(limiter, demand).refusals().get(0);
        for (int i = 0; i < 50; i++) {
            Answer again = take(limiter, demand).refusals().get(0);
            assertThat(again.delay()).isPositive().isBetween(first.delay() - tolerance(), first.delay());
            assertThat(again.remaining()).isZero();
            assertThat(again.reset()).isBetween(again.delay(), 2 * HOUR.toSeconds() * 1_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetrySucceedsAtTheToldTimeAndNotBefore(Algorithm algorithm) {
        Demand demand = new Demand(terms(limit(algorithm, 3, bench.period())), key(), 1);
        for (int i = 0; i < 5; i++) {
            Answer refused;
            long before;
            do {
                before = bench.now();
                refused = exhaust(limiter, demand).refusals().get(0);
            } while (refused.delay() <= 1);
            long after = bench.now();
            bench.pass(Duration.ofNanos(1000 * (before + refused.delay() - 1 - bench.now())));
            boolean allowed = false;
            while (!allowed) {
                long asked = bench.now();
                allowed = take(limiter, demand).allowed();
                if (allowed) {
                    assertThat(bench.now()).isGreaterThanOrEqualTo(before + refused.delay());
                } else {
                    assertThat(asked).isLessThan(after + refused.delay());
                    bench.pass(Duration.ofNanos(1000));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallTakesAllItsUnitsOrNone(Algorithm algorithm) {
        Demand two = demand(algorithm, 5, 2);
        assertThat(exhaust(limiter, two).answers().get(0).remaining()).isEqualTo(1);
        Demand one = new Demand(two.terms(), two.key(), 1);
        assertThat(take(limiter, one).allowed()).isTrue();
        assertThat(take(limiter, one).allowed()).isFalse();
        assertThat(take(limiter, two).answers().get(0).delay())
                .isGreaterThanOrEqualTo(peek(limiter, one).delay());
    }

    @ParameterizedTest
    @EnumSource
    void ofSeveralLimitsAllAreTakenOrNone(Algorithm algorithm) {
        StateKey key = key();
        Demand wide = new Demand(terms(limit(algorithm, 5, HOUR)), key, 1);
        Demand narrow = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 2, HOUR)), key(key.tag(), "narrow"), 1);
        Verdict both = take(limiter, wide, narrow);
        assertThat(both.taken()).hasSize(2);
        assertThat(both.answers()).extracting(Answer::remaining).containsExactly(4L, 1L);
        take(limiter, wide, narrow);
        Verdict refused = take(limiter, wide, narrow);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.taken()).isEmpty();
        assertThat(refused.refusals()).extracting(Answer::demand).containsExactly(narrow);
        assertThat(peek(limiter, wide).remaining()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void callsAskedAboutTogetherHaveTheVerdictsOfSingleOnes(Algorithm algorithm) {
        Demand together = demand(algorithm, 7, 2);
        Demand single = new Demand(together.terms(), key(), 2);
        List<Verdict> verdicts = take(limiter, 5, together);
        List<Verdict> expected = new ArrayList<>();
        while (expected.size() < verdicts.size()) {
            expected.add(take(limiter, single));
        }
        assertThat(verdicts).extracting(Verdict::allowed).startsWith(true, true, true, false);
        assertThat(verdicts)
                .map(Verdict::allowed)
                .isEqualTo(expected.stream().map(Verdict::allowed).toList());
        assertThat(verdicts)
                .map(v -> v.answers().get(0).remaining())
                .isEqualTo(expected.stream()
                        .map(v -> v.answers().get(0).remaining())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aShadowLimitRefusesNothingAndIsNotTakenWhereItDoesNotFit(Algorithm algorithm) {
        StateKey key = key();
        Demand shadow = new Demand(shadow(limit(algorithm, 1, HOUR)), key, 1);
        Demand real = new Demand(terms(limit(algorithm, 3, HOUR)), key(key.tag(), "real"), 1);
        assertThat(take(limiter, shadow, real).taken()).hasSize(2);
        Verdict second = take(limiter, shadow, real);
        assertThat(second.allowed()).isTrue();
        assertThat(second.pause()).isZero();
        assertThat(second.taken()).extracting(Answer::demand).containsExactly(real);
        give(limiter, take(limiter, shadow, real));
        assertThat(peek(limiter, shadow).remaining()).isZero();
        assertThat(peek(limiter, real).remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void lookingTakesNothing(Algorithm algorithm) {
        Demand demand = demand(algorithm, 2, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(peek(limiter, demand).delay()).isZero();
            assertThat(peek(limiter, demand).remaining()).isEqualTo(2);
            assertThat(peek(limiter, demand).reset()).isZero();
        }
        long delay = exhaust(limiter, demand).answers().get(0).delay();
        assertThat(peek(limiter, demand).delay()).isBetween(delay - tolerance(), delay);
    }

    @ParameterizedTest
    @EnumSource
    void afterAResetEverythingIsThereAgain(Algorithm algorithm) {
        Demand demand = demand(algorithm, 2, 1);
        exhaust(limiter, demand);
        limiter.reset(demand.key()).toCompletableFuture().join();
        assertThat(take(limiter, demand).answers().get(0).remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenBackInAnyOrderIsThereAgain(Algorithm algorithm) {
        Demand demand = demand(algorithm, 4, 1);
        List<Verdict> taken = take(limiter, 4, demand);
        long back = 0;
        for (int i : List.of(1, 0, 3, 2)) {
            give(limiter, taken.get(i));
            back++;
            assertThat(peek(limiter, demand).remaining()).isEqualTo(back);
        }
        assertThat(take(limiter, 5, demand)).map(Verdict::allowed).containsExactly(true, true, true, true, false);
    }

    @ParameterizedTest
    @EnumSource
    void whatTimeHasGivenBackIsNotGivenBackAgain(Algorithm algorithm) {
        Demand demand = new Demand(terms(limit(algorithm, 2, bench.period())), key(), 1);
        Verdict old = take(limiter, demand);
        bench.pass(bench.period().multipliedBy(2));
        List<Verdict> taken = new ArrayList<>();
        for (Verdict verdict = take(limiter, demand); verdict.allowed(); verdict = take(limiter, demand)) {
            taken.add(verdict);
        }
        Answer before = peek(limiter, demand);
        give(limiter, old);
        assertThat(peek(limiter, demand).reset()).isBetween(before.reset() - tolerance(), before.reset());
        assertThat(taken).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachKeyHasAStateOfItsOwn(Algorithm algorithm) {
        Demand demand = demand(algorithm, 1, 1);
        exhaust(limiter, demand);
        assertThat(take(limiter, new Demand(demand.terms(), key(), 1)).allowed())
                .isTrue();
    }
}
