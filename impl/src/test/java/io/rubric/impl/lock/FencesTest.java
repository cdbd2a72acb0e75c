package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.lock.FencingGuard;
import io.rubric.lock.StaleFencingTokenException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;

class FencesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String prefix = Node.randomPrefix();

    private FencingGuard guard(Topology topology) {
        return new Fences(OpenRedis.of(topology), prefix, TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource
    void aValueIsWrittenUnlessItsTokenIsLowerThanTheLastOne(Topology topology) {
        FencingGuard guard = guard(topology);
        for (String key : List.of("a", "b", "c", "d")) { // of all masters
            assertThat(guard.get(key)).isEmpty();
            guard.set(key, "first", 5);
            guard.set(key, "again", 5);
            assertThatThrownBy(() -> guard.set(key, "late", 4))
                    .isInstanceOfSatisfying(StaleFencingTokenException.class, stale -> {
                        assertThat(stale.resource()).isEqualTo(key);
                        assertThat(stale.token()).isEqualTo(4);
                        assertThat(stale.lastSeen()).isEqualTo(5);
                    });
            assertThat(guard.get(key)).contains("again");
            guard.set(key, "next", 6);
            assertThat(guard.get(key)).contains("next");
        }
    }

    @Test
    void tokensThatDifferInTheLastOfNineteenDigitsAreToldApart() {
        FencingGuard guard = guard(Topology.SINGLE);
        guard.set("k", "greatest", Long.MAX_VALUE);
        assertThatThrownBy(() -> guard.set("k", "late", Long.MAX_VALUE - 1))
                .isInstanceOf(StaleFencingTokenException.class);
        guard.set("digits", "nine", 9);
        guard.set("digits", "ten", 10);
        assertThat(guard.get("digits")).contains("ten");
    }

    @Test
    void aKeyCannotLeaveItsPlaceAndIsNoOtherKey() {
        FencingGuard guard = guard(Topology.SINGLE);
        List<String> keys =
                List.of("", "a", "a}", "{a", "a:b", "*", "a\nb", "é", "%C3%A9", "1", "null", "x".repeat(9_999));
        for (int i = 0; i < keys.size(); i++) {
            guard.set(keys.get(i), "value " + i, 1);
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(guard.get(keys.get(i))).contains("value " + i);
        }
        assertThat(TestRedis.client()
                        .getKeys()
                        .getKeysStream(KeysScanOptions.defaults().pattern(prefix + "*")))
                .hasSize(keys.size())
                .allMatch(name -> name.matches("test-[\\w-]+:fenced:\\{[^{}*\\s]+}"));
    }

    @Test
    void aValueIsAnyText() {
        FencingGuard guard = guard(Topology.SINGLE);
        for (String value : List.of("", "\0\r\n", "日本語 😀", "x".repeat(100_000))) {
            guard.set("k", value, 1);
            assertThat(guard.get("k")).contains(value);
        }
    }

    @Test
    void aTimeToLiveEndsValueAndTokenAndAWriteWithoutOneEndsTheTimeToLive() {
        FencingGuard guard = guard(Topology.SINGLE);
        guard.set("k", "short", 9, Duration.ofMillis(40));
        TestRedis.await("the end of the value", () -> guard.get("k").isEmpty());
        guard.set("k", "minute", 3, Duration.ofMinutes(1));
        assertThat(remaining()).isBetween(1L, 60_000L);
        assertThatThrownBy(() -> guard.set("k", "late", 2, Duration.ofMinutes(2)))
                .isInstanceOf(StaleFencingTokenException.class);
        assertThat(remaining()).isBetween(1L, 60_000L);
        guard.set("k", "for ever", 3);
        assertThat(remaining()).isEqualTo(-1);
        assertThatThrownBy(() -> guard.set("k", "never", 3, Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long remaining() {
        return TestRedis.client()
                .getMap(prefix + ":fenced:{k}", StringCodec.INSTANCE)
                .remainTimeToLive();
    }

    @Test
    void ofManyWhoWriteAtOnceTheOneWithTheGreatestTokenIsRead() {
        FencingGuard guard = guard(Topology.SINGLE);
        Callers.start(16, i -> () -> {
                    for (int n = 0; n < 50; n++) {
                        long token = 1 + (n * 16 + i) * 7919L % 800;
                        try {
                            guard.set("k", Long.toString(token), token);
                        } catch (StaleFencingTokenException late) {
                            assertThat(late.lastSeen()).isGreaterThan(token);
                        }
                    }
                    return null;
                })
                .results();
        assertThat(guard.get("k")).contains("800");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        FencingGuard guard = guard(Topology.SINGLE);
        for (long token : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> guard.set("k", "v", token)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aKeyThatSomebodyElseHasUsedIsAFailureAndStaysAsItIs() {
        TestRedis.client()
                .getBucket(prefix + ":fenced:{k}", StringCodec.INSTANCE)
                .set("theirs");
        FencingGuard guard = guard(Topology.SINGLE);
        assertThatThrownBy(() -> guard.set("k", "v", 1))
                .isInstanceOf(RubricException.class)
                .isNotInstanceOf(StaleFencingTokenException.class)
                .hasMessageContaining("WRONGTYPE");
        assertThatThrownBy(() -> guard.get("k")).isInstanceOf(RubricException.class);
    }

    @Test
    void aRedisThatDoesNotAnswerIsAFailureAfterTheTimeout() {
        whileRedisStandsStill(Duration.ofMillis(100), guard -> {
            assertThatThrownBy(() -> guard.set("k", "v", 1))
                    .isInstanceOf(RubricException.class)
                    .hasMessageContaining("may not have been written: no answer within PT0.1S");
            assertThatThrownBy(() -> guard.get("k"))
                    .isInstanceOf(RubricException.class)
                    .hasMessageContaining("could not be read");
        });
    }

    @Test
    void anInterruptedCallerStopsWaitingAndStaysInterrupted() {
        whileRedisStandsStill(Duration.ofSeconds(20), guard -> {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> guard.set("k", "v", 1))
                        .isInstanceOf(RubricException.class)
                        .hasCauseInstanceOf(InterruptedException.class);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } finally {
                Thread.interrupted();
            }
        });
    }

    private void whileRedisStandsStill(Duration timeout, Consumer<FencingGuard> action) {
        try (StoppableRedis server = new StoppableRedis()) {
            Redis redis = OpenRedis.open(server.configuration());
            try {
                server.stop();
                action.accept(new Fences(redis, prefix, timeout));
                server.goOn();
            } finally {
                redis.close();
            }
        }
    }
}
