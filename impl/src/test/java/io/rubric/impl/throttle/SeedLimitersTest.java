package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.throttle.Definition.Grant;
import io.rubric.impl.throttle.Pressure.Asker;
import io.rubric.impl.throttle.Pressure.Found;
import io.rubric.throttle.Algorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchOptions.ExecutionMode;
import org.redisson.api.RBatch;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSetAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Two limiters as tutorials have them, statement for statement, held to what ours is held to. They show that the check can tell. */
class SeedLimitersTest {

    private static final int PERIODS = 3;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Of their own: what another caller sends on a connection between MULTI and EXEC is queued, and its answer is not what it asked for. */
    private static RedissonClient client;

    @BeforeAll
    static void connect() {
        client = TestRedis.client(TestRedis.address());
    }

    @AfterAll
    static void disconnect() {
        client.shutdown();
    }

    /** The client's clock, in seconds. */
    private static double time() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1_000 / 1e6;
    }

    private static Optional<Grant> granted(double time) {
        return Optional.of(new Grant(Math.round(time * 1e6), 1));
    }

    /** A sorted set of calls, in a pipeline: a call is added first and counted then. */
    private static boolean isRateLimited(String key, double now, int limit, int window) {
        RBatch pipe = client.createBatch(BatchOptions.defaults().executionMode(ExecutionMode.REDIS_WRITE_ATOMIC));
        RScoredSortedSetAsync<String> calls = pipe.getScoredSortedSet(key, StringCodec.INSTANCE);
        calls.removeRangeByScoreAsync(0, true, now - window, true);
        calls.addAsync(now, Double.toString(now));
        calls.sizeAsync();
        calls.expireAsync(Duration.ofSeconds(window));
        List<?> results = pipe.execute().getResponses();
        return (int) results.get(2) > limit;
    }

    /** A hash of tokens and the time of the last refill: read, decided here, written. */
    private static boolean checkRateLimit(String key, double now, int maxTokens, double refillRate) {
        RMap<String, String> hash = client.getMap(key, StringCodec.INSTANCE);
        Map<String, String> data = hash.readAllMap();
        double tokens = Double.parseDouble(data.getOrDefault("tokens", Integer.toString(maxTokens)));
        double lastRefill = Double.parseDouble(data.getOrDefault("last_refill", Double.toString(now)));
        double elapsed = now - lastRefill;
        tokens = Math.min(maxTokens, tokens + elapsed * refillRate);
        if (tokens >= 1) {
            hash.putAll(Map.of("tokens", Double.toString(tokens - 1), "last_refill", Double.toString(now)));
            hash.expire(Duration.ofSeconds((long) (maxTokens / refillRate) + 1));
            return true;
        }
        return false;
    }

    private static Asker asker(DoublePredicate allows) {
        return () -> {
            double now = time();
            return allows.test(now) ? granted(now) : Optional.empty();
        };
    }

    @Test
    void aSlidingWindowThatCountsWhatItRefusesLetsNobodyInUnderPressure() {
        String key = Asks.key().name();
        Limit limit = Asks.limit(Algorithm.SLIDING_LOG, 50, SECOND);
        Found found = Pressure.on(limit, PERIODS, i -> asker(now -> !isRateLimited(key, now, 50, 1)));
        System.out.println("sorted set: " + found);
        assertThat(found.isExact()).isFalse();
        assertThat(found.granted()).isLessThan(found.possible() / 2);
    }

    @Test
    void aBucketThatIsReadAndThenWrittenGrantsOneTokenToMany() {
        String key = Asks.key().name();
        Limit limit = new Limit(Algorithm.TOKEN_BUCKET, 20, SECOND, 10);
        Found found = Pressure.on(limit, PERIODS, i -> asker(now -> checkRateLimit(key, now, 10, 20)));
        System.out.println("hash: " + found);
        assertThat(found.isExact()).isFalse();
        assertThat(found.excess()).isPositive();
    }
}
