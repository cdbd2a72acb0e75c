package io.rubric.impl.cache;

import io.rubric.impl.redis.Redis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.ByteArrayCodec;

/** Sends the scripts of the cache, each once: one that arrives again after a removal might undo it. */
final class RedissonScripts {

    private static final OptionalOptions ONCE =
            OptionalOptions.defaults().codec(ByteArrayCodec.INSTANCE).retryAttempts(0);

    private final Redis redis;
    private final byte[] channels;

    /**
     * @param channels what the names of the channels begin with on which nodes are woken
     */
    RedissonScripts(Redis redis, String channels) {
        this.redis = redis;
        this.channels = bytes(channels);
    }

    Redis redis() {
        return redis;
    }

    /** Runs a script. Arguments are bytes, texts and durations (milliseconds). */
    <T> CompletionStage<T> run(String script, RScript.ReturnType type, List<Object> keys, Object... arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = value(arguments[i]);
        }
        return redis.ask(
                client -> client.getScript(ONCE).evalAsync(RScript.Mode.READ_WRITE, script, type, keys, values));
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
