package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.LongCodec;

/** A script that nobody shares a batch with. */
class LanesAloneTest extends StillLanes {

    private static final Script COUNT = new Script("return redis.call('INCR', KEYS[1])");

    @Test
    void itGoesWithoutABatch() {
        client.getScript().scriptLoad(COUNT.text());
        for (long i = 1; i <= 10; i++) {
            assertThat(join(count(lanes))).isEqualTo(i);
        }
        assertThat(batches).hasValue(0);
    }

    @Test
    void oneThatRedisDoesNotKnowIsSentAgainAfterItsText() {
        client.getScript().scriptFlush();
        assertThat(join(count(lanes))).isEqualTo(1);
        assertThat(join(count(lanes))).isEqualTo(2);
        assertThat(batches).as("with its text").hasValue(1);
    }

    @Test
    void aRefusalIsTold() {
        client.getScript().scriptLoad(ANSWER.text());
        assertThat(failure(refused("ERR no"))).hasMessageContaining("ERR no");
        assertThat(batches).hasValue(0);
    }

    @Test
    void thoseWhoComeMeanwhileGoTogether() {
        client.getScript().scriptLoad(COUNT.text());
        List<CompletableFuture<Long>> answers =
                whileItStandsStill(() -> List.of(count(lanes), count(lanes), count(lanes)));
        assertThat(answers.stream().map(StillLanes::join)).containsExactly(1L, 2L, 3L);
        assertThat(batches).hasValue(1);
    }

    @Test
    void whatIsLostIsNotSentAgainHoweverTheClientIsConfigured() {
        RedissonClient hasty = client(Duration.ofMillis(200));
        hasty.getConfig().useSingleServer().setRetryAttempts(3);
        Lanes some = new Lanes(new OnceClient(hasty), false, now::get);
        try {
            client.getScript().scriptLoad(COUNT.text());
            assertThat(join(count(some))).isEqualTo(1);
            server.stop();
            assertThat(failure(count(some))).isInstanceOf(RedisTimeoutException.class);
            server.goOn();
            TestRedis.await(
                    "what was sent has come", () -> client.getAtomicLong("a").get() == 2);
            assertThat(join(count(some))).isEqualTo(3);
        } finally {
            hasty.shutdown();
        }
    }

    private static CompletableFuture<Long> count(Lanes lanes) {
        return lanes.send(
                "a", new ScriptCall<>(COUNT, ReturnType.LONG, LongCodec.INSTANCE, List.of("a"), List.of(), false));
    }
}
