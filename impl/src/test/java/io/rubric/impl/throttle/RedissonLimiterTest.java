package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.throttle.Limiter.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBucket;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.Time;

class RedissonLimiterTest extends LimiterContract {

    private final Limiter limiter = new RedissonLimiter(OpenRedis.REDIS);

    @Override
    Limiter limiter() {
        return limiter;
    }

    @Override
    void pass(Duration time) {
        long until = server() + time.toNanos() / 1000;
        TestRedis.await("the server's clock", () -> server() >= until);
    }

    @Test
    void underPressureOfManyThreadsNoIntervalHasMoreThanBurstAndRateAllow() throws Exception {
        Limit limit = new Limit(200, Duration.ofSeconds(1), 20);
        String key = "pressure-" + UUID.randomUUID();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        long began = server();
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            counts.add(threads.submit(() -> {
                int allowed = 0;
                while (server() < began + 1_000_000) {
                    allowed += take(key, limit).allowed() ? 1 : 0;
                }
                return allowed;
            }));
        }
        int granted = 0;
        for (Future<Integer> count : counts) {
            granted += count.get();
        }
        threads.shutdown();
        double possible = 20 + 200 * (server() - began) / 1e6;
        assertThat((double) granted).isLessThanOrEqualTo(possible).isGreaterThan(100);
    }

    @Test
    void theStateIsSmallAndGoesByItself() {
        String key = "state-" + UUID.randomUUID();
        take(key, new Limit(10, Duration.ofMillis(300), 10));
        RBucket<String> state = TestRedis.client().getBucket(key, StringCodec.INSTANCE);
        assertThat(state.get().length()).isLessThan(60);
        assertThat(state.remainTimeToLive()).isBetween(0L, 32L);
        TestRedis.await("the state to go", () -> !state.isExists());
    }

    @Test
    void aStateThatSomebodyElseHasWrittenIsNone() {
        for (String state : List.of("", "x", "1:2", "1:2:0", "9".repeat(400) + ":1:1", "-1:-1:-1", "1:2:3:4")) {
            String key = "hostile-" + UUID.randomUUID();
            TestRedis.client().getBucket(key, StringCodec.INSTANCE).set(state);
            Decision decision = take(key, new Limit(1, Duration.ofHours(1), 1));
            assertThat(decision.remaining()).isBetween(0L, 1L);
        }
    }

    @Test
    void aServerClockThatStepsBackDoesNotHoldCallersUntilItIsWhereItWas() {
        String key = "stepped-" + UUID.randomUUID();
        long inAnHour = server() + 3_600_000_000L;
        TestRedis.client().getBucket(key, StringCodec.INSTANCE).set("100000:" + inAnHour + ":100000");
        Limit limit = new Limit(1, Duration.ofMillis(100), 1);
        assertThat(take(key, limit).allowed()).isFalse();
        pass(Duration.ofMillis(110));
        assertThat(take(key, limit).allowed()).isTrue();
    }

    private static long server() {
        Time time = TestRedis.client()
                .getRedisNodes(RedisNodes.SINGLE)
                .getInstance()
                .time();
        return time.getSeconds() * 1_000_000L + time.getMicroseconds();
    }
}
