package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.Topology;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** What many callers are told who send at the same time. */
class BatchAnswersTest {

    private static final int CALLERS = 16;
    private static final int CALLS = Soak.of(300, 5_000);

    private static final Script ECHO = new Script("return ARGV[1]");
    private static final Script REFUSE = new Script("return redis.error_reply('NO ' .. ARGV[1])");
    private static final Script COUNT = new Script("return redis.call('INCR', KEYS[1])");

    private final String prefix = Node.randomPrefix();

    @ParameterizedTest
    @EnumSource
    void eachIsToldWhatHasBecomeOfHisOwnCommand(Topology topology) {
        Redis redis = OpenRedis.of(topology);
        Callers<Boolean> callers = Callers.start(CALLERS, caller -> () -> {
            for (int i = 0; i < CALLS; i++) {
                String key = prefix + ":{" + caller + "-" + i + "}";
                String mine = caller + "/" + i;
                switch ((caller + i) % 4) {
                    case 0 ->
                        assertThat(catchThrowable(() -> join(text(redis, REFUSE, key, mine))))
                                .hasMessageContaining("NO " + mine + ". ");
                    case 1 -> {
                        join(set(redis, key, mine));
                        assertThat(catchThrowable(() -> join(redis.send(
                                        key,
                                        batch -> batch.getList(key, StringCodec.INSTANCE)
                                                .sizeAsync()))))
                                .hasMessageContaining("WRONGTYPE");
                    }
                    case 2 -> {
                        join(set(redis, key, mine));
                        assertThat(join(get(redis, key))).isEqualTo(mine);
                    }
                    default -> assertThat(join(text(redis, ECHO, key, mine))).isEqualTo(mine);
                }
            }
            return true;
        });
        assertThat(callers.results(120)).hasSize(CALLERS);
    }

    /** Redis forgets scripts when it starts, and when somebody flushes them. */
    @ParameterizedTest
    @EnumSource
    void aScriptThatRedisForgetsRunsOnceNonetheless(Topology topology) {
        Redis redis = OpenRedis.of(topology);
        AtomicInteger running = new AtomicInteger(CALLERS);
        Callers<Boolean> callers = Callers.start(CALLERS, caller -> () -> {
            try {
                for (long i = 1; i <= CALLS; i++) {
                    assertThat(count(redis, prefix + ":{" + caller + "}")).isEqualTo(i);
                }
                return true;
            } finally {
                running.decrementAndGet();
            }
        });
        int flushes = 0;
        while (running.get() > 0) {
            topology.client().getScript().scriptFlush();
            flushes++;
        }
        callers.results();
        assertThat(flushes).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void oneWhoIsAloneSendsNothingMoreThanHisCommand(Topology topology) {
        Redis redis = OpenRedis.of(topology);
        String key = prefix + ":{alone}";
        count(redis, key); // known from here on
        assertThat(topology.commandsDuring(() -> count(redis, key))).isEqualTo(Map.of("evalsha", 1L, "incr", 1L));
    }

    private static long count(Redis redis, String key) {
        return join(redis.<Long>run(COUNT, ReturnType.LONG, StringCodec.INSTANCE, List.of(key)));
    }

    private static CompletionStage<String> text(Redis redis, Script script, String key, String argument) {
        return redis.run(script, ReturnType.VALUE, StringCodec.INSTANCE, List.of(key), argument);
    }

    private static CompletionStage<Void> set(Redis redis, String key, String value) {
        return redis.send(
                key, batch -> batch.<String>getBucket(key, StringCodec.INSTANCE).setAsync(value));
    }

    private static CompletionStage<String> get(Redis redis, String key) {
        return redis.send(
                key, batch -> batch.<String>getBucket(key, StringCodec.INSTANCE).getAsync());
    }

    private static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
