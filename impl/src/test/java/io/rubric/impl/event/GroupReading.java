package io.rubric.impl.event;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.redisson.api.RStream;
import org.redisson.client.codec.StringCodec;

/** A topic of its own, and nodes that read it. */
abstract class GroupReading {
    static final Redis REDIS = OpenRedis.REDIS;

    final StreamKeys keys = Appender.topic();
    final Appender sender = new Appender(REDIS, keys);
    final RStream<String, String> stream = TestRedis.client().getStream(keys.stream(), StringCodec.INSTANCE);

    ReadingNode node(GroupPolicy policy, StreamConsumer consumer) {
        return node("one", policy, consumer);
    }

    ReadingNode node(String name, GroupPolicy policy, StreamConsumer consumer) {
        return new ReadingNode(REDIS, keys, name, policy, consumer);
    }

    GroupLog log(String node) {
        return new RedissonGroupLog(REDIS, keys, "group", node, false, 1000, 1_000_000, RedissonGroupLog.TTL);
    }

    RedissonDeadLetters deadLetters() {
        return new RedissonDeadLetters(REDIS, keys, "orders", "group", Appender.NEWS, 1_000_000, Duration.ofSeconds(5));
    }

    long pending() {
        return stream.getPendingInfo("group").getTotal();
    }

    void awaitDone() {
        await("everything is acknowledged", () -> pending() == 0);
    }

    static void await(String what, java.util.function.Supplier<Boolean> condition) {
        TestRedis.await(what, condition);
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    static <T> T join(java.util.concurrent.CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }
}
