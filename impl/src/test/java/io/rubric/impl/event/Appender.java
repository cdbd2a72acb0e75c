package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import io.rubric.impl.testing.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redisson.api.RScript;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/** A sender of events to one durable topic. */
final class Appender {

    static final String NEWS = "shop:event:~wake";

    private static final Script APPEND = Script.load(RedissonGroupLog.class, "append.lua");

    private final Redis redis;
    private final StreamKeys keys;
    private final String run = UUID.randomUUID().toString();
    private final int maxLength;
    private final long retention;
    private int number;

    Appender(Redis redis, StreamKeys keys) {
        this(redis, keys, 1_000_000, 3_600_000);
    }

    Appender(Redis redis, StreamKeys keys, int maxLength, long retention) {
        this.redis = redis;
        this.keys = keys;
        this.maxLength = maxLength;
        this.retention = retention;
    }

    /** A topic that no other test has. */
    static StreamKeys topic() {
        return StreamKeys.of("shop", UUID.randomUUID().toString());
    }

    /** Adds events. */
    long append(String... envelopes) {
        long added = again(number + 1, envelopes);
        number += envelopes.length;
        return added;
    }

    /** Adds as many events as that, whose envelopes are numbers. */
    void append(int from, int to) {
        append(IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new));
    }

    /** Sends events from a number on, whether it did before or not. */
    long again(int first, String... envelopes) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < envelopes.length; i++) {
            events.addAll(List.of(Integer.toString(first + i), "0", envelopes[i]));
        }
        return send(List.of(), events);
    }

    /** Adds an event that is added once, whoever sends it. */
    long once(String id, String envelope) {
        number++;
        return send(List.of(keys.once(id)), List.of(Integer.toString(number), "4", envelope));
    }

    /** An entry as anybody may write one, with any id. */
    static void add(String stream, String id, String envelope) {
        TestRedis.client()
                .getScript(StringCodec.INSTANCE)
                .eval(
                        RScript.Mode.READ_WRITE,
                        "return redis.call('XADD', KEYS[1], ARGV[1], 'ce', ARGV[2])",
                        ReturnType.VALUE,
                        List.of(stream),
                        id,
                        envelope);
    }

    private long send(List<String> marks, List<String> events) {
        List<Object> all = Stream.concat(Stream.of(keys.stream(), keys.meta(), keys.run(run)), marks.stream())
                .map(Object.class::cast)
                .toList();
        Object[] arguments = Stream.concat(
                        Stream.of(Integer.toString(maxLength), Long.toString(retention), "60000", NEWS, keys.topic()),
                        events.stream())
                .map(text -> text.getBytes(UTF_8))
                .toArray();
        return redis.<Long>run(APPEND, ReturnType.LONG, ByteArrayCodec.INSTANCE, all, arguments)
                .toCompletableFuture()
                .join();
    }
}
