package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.DeadLetter;
import io.rubric.event.DeadLetters;
import io.rubric.event.RedisEventException;
import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.client.codec.StringCodec;

class DeadLettersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final StreamKeys keys = Appender.topic();

    @ParameterizedTest
    @EnumSource
    void theyAreListedFromTheOldestOn(Topology topology) {
        Redis redis = OpenRedis.of(topology);
        DeadLetters letters = letters(redis);
        assertThat(letters.size()).isZero();
        assertThat(letters.list(10)).isEmpty();
        bury(redis, 250);
        assertThat(letters.size()).isEqualTo(250);
        List<DeadLetter> all = letters.list(1000);
        assertThat(all)
                .hasSize(250)
                .extracting(DeadLetter::envelope)
                .startsWith("0", "1", "2")
                .endsWith("249");
        assertThat(letters.list(120)).isEqualTo(all.subList(0, 120));
        assertThat(all.get(7).error()).isEqualTo("why");
        assertThat(all.get(7).attempts()).isEqualTo(1);
        assertThat(all.get(7).time())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThatThrownBy(() -> letters.list(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void oneIsGivenToItsGroupAgainWithAllItsAttempts(Topology topology) {
        Redis redis = OpenRedis.of(topology);
        DeadLetters letters = letters(redis);
        GroupLog log = bury(redis, 2);
        GroupLog other = log(redis, "other");
        join(other.open(""));
        var told = new ConcurrentLinkedQueue<String>();
        var channel = topology.client().getTopic(Appender.NEWS, StringCodec.INSTANCE);
        int listener = channel.addListener(String.class, (name, topic) -> told.add(topic));
        String id = letters.list(1).get(0).id();
        assertThat(letters.redrive(id)).isTrue();
        assertThat(letters.redrive(id)).isFalse();
        assertThat(letters.size()).isEqualTo(1);
        TestRedis.await("the news", () -> told.contains("orders"));
        channel.removeListener(listener);
        new Appender(redis, keys).append("next");
        assertThat(join(log.fetch(10, "")).entries())
                .extracting(entry -> new String(entry.envelope()), Entry::attempt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("0", 1), org.assertj.core.groups.Tuple.tuple("next", 1));
        assertThat(join(other.fetch(10, "")).entries())
                .extracting(entry -> new String(entry.envelope()))
                .containsExactly("next");
        assertThat(join(log.fetch(10, "")).missing()).isZero();
    }

    @Test
    void allThatThereAreAreGivenAgain() {
        DeadLetters letters = letters(OpenRedis.REDIS);
        GroupLog log = bury(OpenRedis.REDIS, 250);
        assertThat(letters.redriveAll()).isEqualTo(250);
        assertThat(letters.size()).isZero();
        assertThat(letters.redriveAll()).isZero();
        var fetched = join(log.fetch(1000, ""));
        assertThat(fetched.entries()).hasSize(250);
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void oneIsRemoved() {
        DeadLetters letters = letters(OpenRedis.REDIS);
        bury(OpenRedis.REDIS, 2);
        String id = letters.list(1).get(0).id();
        assertThat(letters.remove(id)).isTrue();
        assertThat(letters.remove(id)).isFalse();
        assertThat(letters.list(10)).extracting(DeadLetter::envelope).containsExactly("1");
    }

    @Test
    void whatIsNoIdIsNobodys() {
        DeadLetters letters = letters(OpenRedis.REDIS);
        bury(OpenRedis.REDIS, 1);
        for (String id : List.of("", "-", "+", "x", "0", "1-1", "99999999999999999999-0")) {
            assertThat(letters.redrive(id)).as(id).isFalse();
            assertThat(letters.remove(id)).as(id).isFalse();
        }
        assertThat(letters.size()).isEqualTo(1);
    }

    @Test
    void withoutTheGroupALetterStays() {
        DeadLetters letters = letters(OpenRedis.REDIS);
        bury(OpenRedis.REDIS, 1);
        TestRedis.client().getStream(keys.stream()).removeGroup("group");
        assertThatThrownBy(letters::redriveAll)
                .isInstanceOf(RedisEventException.class)
                .hasMessageContaining("\"orders\"")
                .hasMessageContaining("NOGROUP");
        assertThat(letters.size()).isEqualTo(1);
    }

    @Test
    void whatOthersHaveWrittenIsListedAsFarAsItGoes() {
        DeadLetters letters = letters(OpenRedis.REDIS);
        TestRedis.client()
                .getStream(keys.dead("group"), StringCodec.INSTANCE)
                .add(org.redisson.api.stream.StreamAddArgs.entry("attempts", "many"));
        assertThat(letters.list(1)).singleElement().satisfies(letter -> {
            assertThat(letter.envelope()).isEmpty();
            assertThat(letter.attempts()).isZero();
        });
    }

    @Test
    void whatOthersHaveWrittenHasAnyIdThatRedisTakes() {
        DeadLetters letters = letters(OpenRedis.REDIS);
        bury(OpenRedis.REDIS, 1);
        write("9223372036854775808-9223372036854775808", "first");
        write("18446744073709551615-18446744073709551615", "last");
        assertThat(letters.list(10)).extracting(DeadLetter::envelope).containsExactly("0", "first", "last");
        assertThat(letters.list(10).get(2).time()).isAfter(Instant.now());
        assertThat(letters.redrive("9223372036854775808-9223372036854775808")).isTrue();
        assertThat(letters.remove("18446744073709551615-18446744073709551615")).isTrue();
        assertThat(letters.size()).isEqualTo(1);
    }

    @Test
    void whatOthersHaveWrittenIsListedAsFarAsAnEnvelopeMayBeLong() {
        write("1-1", "x".repeat(1_000_000));
        write("1-2", "x".repeat(3_000_000));
        assertThat(letters(OpenRedis.REDIS).list(10))
                .extracting(letter -> letter.envelope().length())
                .containsExactly(1_000_000, 1_000_001);
    }

    private void write(String id, String envelope) {
        Appender.add(keys.dead("group"), id, envelope);
    }

    @Test
    void whoAsksDoesNotWaitForEver() {
        try (StoppableRedis server = new StoppableRedis()) {
            Redis redis = OpenRedis.open(server.configuration());
            try {
                DeadLetters letters = new RedissonDeadLetters(
                        redis, keys, "orders", "group", Appender.NEWS, 1_000_000, Duration.ofMillis(100));
                assertThat(letters.size()).isZero();
                server.stop();
                assertThatThrownBy(letters::size)
                        .isInstanceOf(RedisEventException.class)
                        .hasMessageContaining("PT0.1S");
            } finally {
                server.goOn();
                redis.close();
            }
        }
    }

    private DeadLetters letters(Redis redis) {
        return new RedissonDeadLetters(redis, keys, "orders", "group", Appender.NEWS, 1_000_000, TIMEOUT);
    }

    private GroupLog log(Redis redis, String group) {
        return new RedissonGroupLog(redis, keys, group, "one", false, 10_000, 1_000_000, RedissonGroupLog.TTL);
    }

    private GroupLog bury(Redis redis, int events) {
        GroupLog log = log(redis, "group");
        join(log.open(""));
        new Appender(redis, keys).append(0, events);
        for (Entry entry : join(log.fetch(events, "")).entries()) {
            assertThat(join(log.bury(entry, "why", false))).isTrue();
        }
        return log;
    }

    private static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }
}
