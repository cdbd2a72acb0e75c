package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.peek;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MergedTest {

    private static final long PERIOD = HOUR.toNanos() / 1000;

    private final Bench bench = Bench.local();
    private final HeldLimiter held = new HeldLimiter(bench.limiter());
    private final Merged merged = new Merged(held);

    @Nested
    class Alone extends LimiterContract {
        Alone() {
            super(behind(Bench.local()));
        }
    }

    @Nested
    class AloneWithReservations extends ReservationContract {
        AloneWithReservations() {
            super(behind(Bench.local()));
        }
    }

    private static Bench behind(Bench bench) {
        return bench.with(new OneByOne(new Merged(bench.limiter())));
    }

    private static Demand demand(long units) {
        return new Demand(terms(limit(Algorithm.TOKEN_BUCKET, units, HOUR)), key(), 1);
    }

    private List<CompletableFuture<List<Verdict>>> calls(int number, Demand demand) {
        List<CompletableFuture<List<Verdict>>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            calls.add(merged.take(List.of(demand), 1).toCompletableFuture());
        }
        return calls;
    }

    private static Verdict verdict(CompletableFuture<List<Verdict>> call) {
        assertThat(call).isDone();
        assertThat(call.join()).hasSize(1);
        return call.join().get(0);
    }

    @Test
    void callsThatComeWhileAnAnswerIsUnderWayAreAskedAboutTogether() {
        List<CompletableFuture<List<Verdict>>> calls = calls(10, demand(7));
        assertThat(held.asked()).containsExactly(1);
        held.answer();
        assertThat(held.asked()).containsExactly(1, 9);
        held.answer();
        assertThat(calls)
                .map(call -> verdict(call).allowed())
                .containsExactly(true, true, true, true, true, true, true, false, false, false);
        assertThat(calls)
                .filteredOn(call -> verdict(call).allowed())
                .map(call -> verdict(call).answers().get(0).remaining())
                .containsExactly(6L, 5L, 4L, 3L, 2L, 1L, 0L);
    }

    @Test
    void whoComesFirstIsServedFirst() {
        Demand demand = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 1, HOUR), HOUR.multipliedBy(9)), key(), 1);
        List<CompletableFuture<List<Verdict>>> calls = calls(5, demand);
        held.answer();
        held.answer();
        assertThat(calls)
                .map(call -> verdict(call).pause())
                .containsExactly(0L, PERIOD, 2 * PERIOD, 3 * PERIOD, 4 * PERIOD);
    }

    @Test
    void atMostSixtyFourAreAskedAboutTogether() {
        List<CompletableFuture<List<Verdict>>> calls = calls(100, demand(1_000));
        held.answer();
        held.answer();
        held.answer();
        assertThat(held.asked()).containsExactly(1, 64, 35);
        assertThat(calls).allMatch(call -> verdict(call).allowed());
    }

    @Test
    void callsOfOtherKeysCostsOrTermsAreAskedAboutByThemselves() {
        Demand demand = demand(10);
        calls(1, demand);
        calls(1, new Demand(demand.terms(), key(), 1));
        calls(1, new Demand(demand.terms(), demand.key(), 2));
        calls(1, new Demand(terms(demand.policy().limit()), demand.key(), 1));
        assertThat(held.asked()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void anErrorReachesThoseWhoWereAskedAboutAndNotThoseWhoComeAfterThem() {
        List<CompletableFuture<List<Verdict>>> calls = calls(3, demand(10));
        held.answer();
        CompletableFuture<List<Verdict>> later = calls(1, demand(10)).get(0);
        held.fail(new IllegalStateException("lost"));
        held.answer();
        assertThat(verdict(calls.get(0)).allowed()).isTrue();
        assertThat(calls.subList(1, 3)).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(verdict(later).allowed()).isTrue();
    }

    @Test
    void anExceptionIsAnErrorAndTheNextCallIsAskedAbout() {
        Merged broken = new Merged(new OneByOne(bench.limiter()) {
            @Override
            public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
                throw new IllegalStateException("cannot be asked");
            }
        });
        List<Demand> demands = List.of(demand(1));
        for (int i = 0; i < 3; i++) {
            assertThat(broken.take(demands, 1)).isCompletedExceptionally();
        }
    }

    @Test
    void whoHasGivenUpIsNotAskedAbout() {
        List<CompletableFuture<List<Verdict>>> calls = calls(4, demand(10));
        calls.get(2).cancel(false);
        held.answer();
        assertThat(held.asked()).containsExactly(1, 2);
    }

    @Test
    void whatComesForOneWhoHasGivenUpIsGivenBack() {
        Demand demand = demand(10);
        List<CompletableFuture<List<Verdict>>> calls = calls(2, demand);
        calls.get(0).cancel(false);
        held.answer();
        assertThat(peek(bench.limiter(), demand).remaining()).isEqualTo(9);
    }

    @Test
    void manyThreadsGetWhatIsThereAndNoMore() {
        Demand demand = demand(500);
        Merged shared = new Merged(bench.limiter());
        int allowed = Callers.start(8, caller -> () -> {
                    int mine = 0;
                    for (int i = 0; i < 200; i++) {
                        Verdict verdict = shared.take(List.of(demand), 1)
                                .toCompletableFuture()
                                .join()
                                .get(0);
                        mine += verdict.allowed() ? 1 : 0;
                    }
                    return mine;
                })
                .results()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(allowed).isEqualTo(500);
    }

    /** Asks about several calls one after the other, as callers do. */
    private static class OneByOne implements Limiter {

        private final Limiter limiter;

        OneByOne(Limiter limiter) {
            this.limiter = limiter;
        }

        @Override
        public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
            List<Verdict> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.addAll(limiter.take(demands, 1).toCompletableFuture().join());
            }
            return CompletableFuture.completedFuture(all);
        }

        @Override
        public CompletionStage<Answer> peek(Demand demand) {
            return limiter.peek(demand);
        }

        @Override
        public CompletionStage<?> give(List<Answer> taken) {
            return limiter.give(taken);
        }

        @Override
        public CompletionStage<?> reset(StateKey key) {
            return limiter.reset(key);
        }
    }
}
