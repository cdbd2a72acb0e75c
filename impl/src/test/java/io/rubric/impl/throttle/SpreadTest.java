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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Algorithm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.client.codec.StringCodec;

/** Limits in different slots of a cluster. */
class SpreadTest {

    private final Limiter limiter = Bench.server(Topology.CLUSTER).limiter();

    private static Demand demand(Algorithm algorithm, long units) {
        return new Demand(terms(limit(algorithm, units, HOUR)), key(), 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheFirstSlotHasTakenIsGivenBackWhenALaterOneRefuses(Algorithm algorithm) {
        Demand first = demand(algorithm, 10);
        Demand second = demand(algorithm, 10);
        Demand last = demand(algorithm, 2);
        List<Verdict> verdicts = take(limiter, 5, first, second, last);
        assertThat(verdicts).map(Verdict::allowed).startsWith(true, true, false).doesNotContainSequence(false, true);
        TestRedis.await("what was taken in vain", () -> peek(limiter, first).remaining() == 8);
        TestRedis.await("what was taken in vain", () -> peek(limiter, second).remaining() == 8);
        assertThat(peek(limiter, last).remaining()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheFirstSlotRefusesIsNotAskedOfTheOthers(Algorithm algorithm) {
        Demand first = demand(algorithm, 1);
        Demand last = demand(algorithm, 5);
        exhaust(limiter, first);
        assertThat(take(limiter, first, last).answers())
                .extracting(Answer::demand)
                .containsExactly(first);
        assertThat(peek(limiter, last).remaining()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTakenIsGivenBackToEachSlot(Algorithm algorithm) {
        Demand first = demand(algorithm, 3);
        Demand last = demand(algorithm, 4);
        give(limiter, take(limiter, first, last));
        assertThat(peek(limiter, first).remaining()).isEqualTo(3);
        assertThat(peek(limiter, last).remaining()).isEqualTo(4);
    }

    @Test
    void whatTheFirstSlotHasTakenIsGivenBackWhenALaterOneFails() {
        Demand first = demand(Algorithm.TOKEN_BUCKET, 3);
        Demand last = demand(Algorithm.TOKEN_BUCKET, 3);
        Topology.CLUSTER
                .client()
                .getSet(last.key().name(), StringCodec.INSTANCE)
                .add("no state");
        assertThatThrownBy(() -> take(limiter, first, last)).hasMessageContaining("WRONGTYPE");
        TestRedis.await("what was taken in vain", () -> peek(limiter, first).remaining() == 3);
    }

    @Test
    void callsThatALaterSlotRefusesLeaveNoRefusalOfTheFirstBehind() {
        Denials denials = new Denials(
                new Spread(new RedissonLimiter(OpenRedis.of(Topology.CLUSTER)), () -> true), System::nanoTime);
        Demand first = demand(Algorithm.TOKEN_BUCKET, 3);
        Demand last = demand(Algorithm.TOKEN_BUCKET, 2);
        assertThat(take(denials, 5, first, last)).map(Verdict::allowed).startsWith(true, true, false);
        assertThat(denials.known(List.of(first))).isNull();
        assertThat(denials.known(List.of(last))).isNotNull();
    }
}
