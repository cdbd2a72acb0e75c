package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.peek;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.throttle.Algorithm;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.redisson.api.RList;
import org.redisson.client.codec.StringCodec;

/** States that somebody else has written. Without an expiry they would be there forever. */
class ForeignStateTest {

    private static final String HUGE = "99999999999999999999";

    private final Bench bench = Bench.scripts(Topology.SINGLE);
    private final long now = bench.now();

    private List<String> numbers() {
        return List.of("0", "1", "-1", "1e9", "nan", "inf", "", Long.toString(now * 2), HUGE, "9".repeat(400));
    }

    /** All that begin with these two numbers of some. */
    private Stream<String> states() {
        long window = now / (HOUR.toNanos() / 1000);
        List<String> more =
                List.of("", ":1", ":" + HUGE, ":0:0:0", ":5:5:5:5", ":x", ":" + HUGE + ":" + HUGE + ":" + HUGE);
        List<String> seconds = Stream.concat(
                        numbers().stream(),
                        Stream.of(now, now - 1, window, window - 1, window + 1).map(Object::toString))
                .toList();
        return seconds.stream()
                .flatMap(first -> seconds.stream().map(second -> first + ":" + second))
                .flatMap(both -> more.stream().map(rest -> both + rest));
    }

    private static Demand demand(Algorithm algorithm) {
        return new Demand(terms(limit(algorithm, 3, HOUR)), key(), 1);
    }

    /** Nobody is held for longer than two periods: the counter's own memory. */
    private void comesToAnEnd(Demand demand, String state) {
        long most = 2 * demand.policy().limit().micros();
        assertThat(peek(bench.limiter(), demand).delay()).as(state).isBetween(0L, most);
        Verdict.Answer answer = take(bench.limiter(), demand).answers().get(0);
        assertThat(answer.delay()).as(state).isBetween(0L, most);
        assertThat(answer.reset()).as(state).isBetween(0L, most);
        assertThat(answer.remaining()).as(state).isBetween(0L, 3L);
        bench.pass(HOUR.multipliedBy(2));
        assertThat(take(bench.limiter(), demand).allowed()).as(state).isTrue();
        bench.pass(HOUR.multipliedBy(-2));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_LOG")
    void aTextIsNoStateOrOneThatComesToAnEnd(Algorithm algorithm) {
        Demand demand = demand(algorithm);
        Stream.concat(states(), Stream.of("", "x", "x".repeat(1_000_000))).forEach(state -> {
            TestRedis.client()
                    .getBucket(demand.key().name(), StringCodec.INSTANCE)
                    .set(state);
            comesToAnEnd(demand, state);
        });
    }

    @ParameterizedTest
    @EnumSource(names = "SLIDING_LOG")
    void aListIsNoStateOrOneThatComesToAnEnd(Algorithm algorithm) {
        Demand demand = demand(algorithm);
        String past = Long.toString(now - 10);
        String future = Long.toString(now + 3600_000_000_000L);
        List<List<String>> lists = new java.util.ArrayList<>(List.of(
                List.of(future, future, future, past),
                List.of(future, past, past, past),
                List.of(past, past, "x", "nan"),
                List.of("nan", "nan", "nan", past),
                Collections.nCopies(5_000, past),
                Collections.nCopies(5_000, future)));
        numbers().forEach(number -> lists.add(Collections.nCopies(4, number)));
        for (List<String> stamps : lists) {
            RList<String> list = TestRedis.client().getList(demand.key().name(), StringCodec.INSTANCE);
            list.delete();
            list.addAll(stamps);
            comesToAnEnd(demand, stamps.get(0) + ".." + stamps.get(stamps.size() - 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOfAnotherTypeIsAnErrorAndStaysAsItIs(Algorithm algorithm) {
        Demand demand = demand(algorithm);
        TestRedis.client().getSet(demand.key().name(), StringCodec.INSTANCE).add("x");
        assertThatThrownBy(() -> take(bench.limiter(), demand)).hasMessageContaining("WRONGTYPE");
        assertThatThrownBy(() -> peek(bench.limiter(), demand)).hasMessageContaining("WRONGTYPE");
        assertThat(TestRedis.client()
                        .getSet(demand.key().name(), StringCodec.INSTANCE)
                        .size())
                .isEqualTo(1);
    }
}
