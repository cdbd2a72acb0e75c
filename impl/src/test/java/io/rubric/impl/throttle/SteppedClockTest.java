package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.exhaust;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.peek;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.throttle.Algorithm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server's clock is set back. */
class SteppedClockTest {

    private final Bench bench = Bench.scripts(Topology.SINGLE);

    private Demand exhausted(Algorithm algorithm) {
        Demand demand = new Demand(terms(limit(algorithm, 3, HOUR)), key(), 1);
        bench.pass(Duration.ofDays(1));
        exhaust(bench.limiter(), demand);
        bench.pass(Duration.ofDays(-1));
        return demand;
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsHeldForLongerThanAPeriod(Algorithm algorithm) {
        Demand demand = exhausted(algorithm);
        assertThat(take(bench.limiter(), demand).allowed()).isFalse();
        bench.pass(HOUR);
        assertThat(take(bench.limiter(), demand).allowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstRefusalPutsTheStateRightAndTheNextOnesWriteNothing(Algorithm algorithm) {
        Demand demand = exhausted(algorithm);
        take(bench.limiter(), demand);
        Map<String, Long> commands = Topology.SINGLE.commandsDuring(() -> take(bench.limiter(), demand));
        assertThat(commands).doesNotContainKeys("set", "rpush", "del", "pexpire", "ltrim", "lrem");
    }

    @ParameterizedTest
    @EnumSource
    void lookingLeavesNothingThatStaysForever(Algorithm algorithm) {
        Demand demand = exhausted(algorithm);
        peek(bench.limiter(), demand);
        assertThat(TestRedis.client().getBucket(demand.key().name()).remainTimeToLive())
                .isPositive();
    }
}
