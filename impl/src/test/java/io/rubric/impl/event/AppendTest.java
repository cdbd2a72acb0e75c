package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.redisson.api.RStream;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.api.stream.StreamTrimArgs;
import org.redisson.client.codec.StringCodec;

/** What senders do to a stream. */
class AppendTest {

    private final StreamKeys keys = Appender.topic();
    private final Appender sender = new Appender(OpenRedis.REDIS, keys);
    private final RStream<String, String> stream = TestRedis.client().getStream(keys.stream(), StringCodec.INSTANCE);

    @Test
    void eventsAreNumberedWithoutHolesWhoeverSendsThem() {
        Appender other = new Appender(OpenRedis.REDIS, keys);
        assertThat(sender.append("a", "b")).isEqualTo(2);
        assertThat(other.append("c")).isEqualTo(1);
        assertThat(entries()).containsExactly(event(1, "a"), event(2, "b"), event(3, "c"));
    }

    @Test
    void whatIsSentAgainIsNotAddedAgain() {
        sender.append("a", "b");
        assertThat(sender.again(1, "a", "b")).isZero();
        assertThat(sender.again(2, "b", "c")).isEqualTo(1);
        assertThat(entries()).containsExactly(event(1, "a"), event(2, "b"), event(3, "c"));
    }

    @Test
    void anEventOfAnOutboxIsAddedOnceWhoeverSendsIt() {
        Appender other = new Appender(OpenRedis.REDIS, keys);
        assertThat(sender.once("7", "a")).isEqualTo(1);
        assertThat(other.once("7", "a")).isZero();
        assertThat(other.once("8", "b")).isEqualTo(1);
        assertThat(entries()).containsExactly(event(1, "a"), event(2, "b"));
    }

    @Test
    void theStreamKeepsTheNewestOnly() {
        Appender bounded = new Appender(OpenRedis.REDIS, keys, 100, 3_600_000);
        for (int i = 0; i < 10; i++) {
            bounded.append(i * 100, i * 100 + 100);
        }
        assertThat(stream.size()).isBetween(100L, 300L);
        assertThat(entries().get((int) stream.size() - 1)).isEqualTo(event(1000, "999"));
    }

    @Test
    void whatIsOlderThanTheRetentionGoesWithWhatComes() {
        Appender forgetful = new Appender(OpenRedis.REDIS, keys, 1_000_000, 1);
        forgetful.append(0, 300);
        TestRedis.await("old ones are gone", () -> {
            forgetful.append("news");
            return stream.size() < 200;
        });
    }

    @Test
    void whatIsRefusedIsNotMarkedAsAdded() {
        TestRedis.client().getBucket(keys.stream()).set("no stream");
        assertThatThrownBy(() -> sender.once("7", "a")).hasMessageContaining("WRONGTYPE");
        TestRedis.client().getBucket(keys.stream()).delete();
        assertThat(sender.once("7", "a")).isEqualTo(1);
        assertThat(entries()).containsExactly(event(1, "a"));
    }

    @Test
    void numbersGoOnWhenAllIsTrimmed() {
        sender.append("a");
        stream.trim(StreamTrimArgs.maxLen(0).noLimit());
        sender.append("b");
        assertThat(entries()).containsExactly(event(2, "b"));
    }

    @Test
    void newsAreToldOnceForABatchThatAddsSomething() {
        var told = new ConcurrentLinkedQueue<String>();
        var channel = TestRedis.client().getTopic(Appender.NEWS, StringCodec.INSTANCE);
        int listener = channel.addListener(String.class, (name, topic) -> {
            if (topic.equals(keys.topic())) {
                told.add(topic);
            }
        });
        sender.append("a", "b");
        sender.again(1, "a");
        sender.append("c");
        TestRedis.await("the news", () -> told.size() == 2);
        channel.removeListener(listener);
    }

    private List<Map<String, String>> entries() {
        return List.copyOf(
                stream.range(StreamRangeArgs.startId(StreamMessageId.MIN).endId(StreamMessageId.MAX))
                        .values());
    }

    private static Map<String, String> event(int number, String envelope) {
        return Map.of("n", Integer.toString(number), "ce", envelope);
    }
}
