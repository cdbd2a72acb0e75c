package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.redisson.api.RStream;
import org.redisson.api.stream.StreamTrimArgs;
import org.redisson.client.codec.StringCodec;

/** A group's log, wherever Redis may be, and what looks at it from outside. */
abstract class GroupLogs {
    static final Duration AT_ONCE = Duration.ZERO;
    static final Duration LONG = Duration.ofMinutes(1);

    final Topology topology;
    final Redis redis;
    final StreamKeys keys = Appender.topic();
    final Appender sender;
    final GroupLog log;
    final RStream<String, String> stream;

    GroupLogs(Topology topology) {
        this.topology = topology;
        redis = OpenRedis.of(topology);
        sender = new Appender(redis, keys);
        log = node("one");
        stream = topology.client().getStream(keys.stream(), StringCodec.INSTANCE);
    }

    @BeforeEach
    void open() {
        join(log.open(""));
    }

    GroupLog node(String consumer) {
        return group("group", consumer);
    }

    GroupLog group(String group, String consumer) {
        return new RedissonGroupLog(redis, keys, group, consumer, false, 100, 1_000_000, RedissonGroupLog.TTL);
    }

    GroupLog passing(String name, Duration ttl) {
        return new RedissonGroupLog(redis, keys, name, name, true, 100, 1_000_000, ttl);
    }

    void trim(int left) {
        stream.trim(StreamTrimArgs.maxLen(left).noLimit());
    }

    long pending() {
        return stream.getPendingInfo("group").getTotal();
    }

    List<String> groups() {
        return stream.listGroups().stream().map(group -> group.getName()).toList();
    }

    static void assertNoGroup(java.util.function.Supplier<CompletionStage<?>> call) {
        assertThatThrownBy(() -> join(call.get()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NoGroupException.class);
    }

    static List<String> envelopes(Fetched fetched) {
        return fetched.entries().stream()
                .map(entry -> new String(entry.envelope(), UTF_8))
                .toList();
    }

    static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }
}
