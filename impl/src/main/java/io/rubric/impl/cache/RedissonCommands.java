package io.rubric.impl.cache;

import io.rubric.impl.redis.Breakers;
import io.rubric.impl.redis.Outage;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.client.codec.ByteArrayCodec;

/** Sends the commands of the cache, and tells the breaker of each partition how they ended. Scripts are sent once: one that arrives again after a removal might undo it. */
final class RedissonCommands {

    private final Redis redis;
    private final Breakers<Slot> breakers;
    private final byte[] channels;
    private final long timeout;

    /**
     * @param timeout of a command; an answer that comes later is as good as none
     * @param channels what the names of the channels begin with on which nodes are woken
     */
    RedissonCommands(Redis redis, Breakers<Slot> breakers, Duration timeout, String channels) {
        this.redis = redis;
        this.breakers = breakers;
        this.timeout = timeout.toNanos();
        this.channels = bytes(channels);
    }

    /** What some keys of a partition hold, and perhaps others; those that hold nothing are left out. */
    CompletionStage<Map<String, byte[]>> get(Slot slot, Collection<String> keys) {
        return tell(slot, () -> redis.read(slot.base(), keys));
    }

    /** Runs a script in a partition. Arguments are bytes, texts and durations (milliseconds). */
    <T> CompletionStage<T> run(
            Slot slot, Script script, RScript.ReturnType type, List<Object> keys, List<Object> arguments) {
        Object[] values = arguments.stream().map(RedissonCommands::value).toArray();
        return tell(slot, () -> redis.run(script, type, ByteArrayCodec.INSTANCE, keys, values));
    }

    /** The prefix of the channels, as an argument. */
    byte[] channels() {
        return channels;
    }

    /** Some keys, and those of an entry's groups. */
    static List<Object> keys(Slot slot, EntryId id, String... first) {
        List<Object> keys = new ArrayList<>(first.length + id.groups().size());
        keys.addAll(List.of(first));
        id.groups().forEach(group -> keys.add(slot.generation(group)));
        return keys;
    }

    private <T> CompletionStage<T> tell(Slot slot, Supplier<CompletionStage<T>> command) {
        long sent = System.nanoTime();
        return command.get().whenComplete((answer, error) -> tell(slot, sent, error));
    }

    private void tell(Slot slot, long sent, @Nullable Throwable error) {
        if (error == null || Outage.isRefusal(error)) {
            if (System.nanoTime() - sent <= timeout) {
                breakers.of(slot).answered();
            }
        } else if (Outage.is(error)) {
            breakers.of(slot).failed();
        }
    }

    private static byte[] value(Object argument) {
        if (argument instanceof byte[] b) {
            return b;
        }
        return bytes(argument instanceof Duration d ? Long.toString(d.toMillis()) : (String) argument);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
