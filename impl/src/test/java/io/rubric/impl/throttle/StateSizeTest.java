package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.exhaust;
import static io.rubric.impl.throttle.Asks.give;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.throttle.Algorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;

/** What a state takes of the server's memory, and for how long. */
class StateSizeTest {

    private final Limiter limiter = new RedissonLimiter(OpenRedis.REDIS);

    private static RBucket<String> state(Demand demand) {
        return TestRedis.client().getBucket(demand.key().name(), StringCodec.INSTANCE);
    }

    /** Beside the text of the key. */
    private static long bytes(String what, Demand demand) {
        long bytes = state(demand).sizeInMemory() - demand.key().name().length();
        System.out.println(what + ": " + bytes + " bytes a key");
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SLIDING_LOG")
    void aStateOfNumbersTakesAHundredBytes(Algorithm algorithm) {
        Demand demand = new Demand(terms(limit(algorithm, 1_000, Duration.ofMinutes(1))), key(), 1);
        exhaust(limiter, demand);
        assertThat(bytes(algorithm.name(), demand)).isLessThanOrEqualTo(100);
    }

    @Test
    void aBucketOfTheLargestNumbersTakesLittleMore() {
        Demand demand = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 25_000, Duration.ofDays(1))), key(), 25_000);
        take(limiter, demand);
        assertThat(bytes("TOKEN_BUCKET of 25000 a day", demand)).isLessThanOrEqualTo(120);
    }

    @Test
    void aBucketTakesLittleMoreWhenCallsWaitAndAreGivenBack() {
        Demand demand = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 1_000, HOUR), HOUR), key(), 1);
        List<Verdict> taken = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            taken.add(take(limiter, demand));
        }
        give(limiter, taken.get(500));
        give(limiter, taken.get(1_050));
        assertThat(bytes("TOKEN_BUCKET with reservations", demand)).isLessThanOrEqualTo(150);
    }

    @Test
    void aLogTakesTwelveBytesAUnit() {
        Demand demand = new Demand(terms(limit(Algorithm.SLIDING_LOG, 1_000, HOUR)), key(), 1);
        for (int i = 0; i < 1_000; i++) {
            take(limiter, demand);
        }
        assertThat(bytes("SLIDING_LOG of 1000 units", demand)).isLessThanOrEqualTo(12_000);
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsGoneWhenItIsNoLongerNeeded(Algorithm algorithm) {
        Duration period = Duration.ofMillis(300);
        Demand demand = new Demand(terms(limit(algorithm, 10, period)), key(), 1);
        take(limiter, 10, demand);
        long most = algorithm == Algorithm.SLIDING_COUNTER ? 2 * period.toMillis() : period.toMillis();
        assertThat(state(demand).remainTimeToLive()).isLessThanOrEqualTo(most + 2);
        TestRedis.await("the state to go", () -> !state(demand).isExists());
    }

    @Test
    void aBucketOfWhichSomethingWasGivenBackIsGoneAfterItsLongestWait() {
        Duration period = Duration.ofMillis(300);
        Demand demand = new Demand(terms(limit(Algorithm.TOKEN_BUCKET, 10, period), period), key(), 1);
        List<Verdict> taken = take(limiter, 15, demand);
        give(limiter, taken.get(2));
        assertThat(state(demand).remainTimeToLive()).isBetween(1L, 602L);
        TestRedis.await("the state to go", () -> !state(demand).isExists());
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalDoesNotKeepAStateAliveAndLeavesNone(Algorithm algorithm) {
        Demand demand = new Demand(terms(limit(algorithm, 1, Duration.ofDays(1))), key(), 1);
        Demand other = new Demand(demand.terms(), key(demand.key().tag(), "other"), 1);
        take(limiter, demand);
        long before = state(demand).remainTimeToLive();
        assertThat(take(limiter, other, demand).allowed()).isFalse();
        assertThat(state(demand).remainTimeToLive()).isLessThanOrEqualTo(before);
        assertThat(state(other).isExists()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenBackWholeLeavesNothing(Algorithm algorithm) {
        Demand demand = new Demand(terms(limit(algorithm, 5, HOUR)), key(), 2);
        give(limiter, take(limiter, demand));
        long left = state(demand).remainTimeToLive(); // -2: it is gone, perhaps just now, with its window
        assertThat(left).matches(time -> time == -2 || time > 0, "gone, or ending");
        limiter.reset(demand.key()).toCompletableFuture().join();
        give(limiter, take(limiter, new Demand(demand.terms(), key(), 2)));
        assertThat(state(demand).isExists()).isFalse();
    }
}
