package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** Values that are kept with the token of whoever wrote them: {@code prefix:fenced:{key}} holds both. */
final class RedissonFenceStore {

    private static final Script SET = Script.load(RedissonFenceStore.class, "fenced-set.lua");

    private final Redis redis;
    private final String fenced;

    RedissonFenceStore(Redis redis, String prefix) {
        this.redis = redis;
        this.fenced = prefix + ":fenced:{";
    }

    /**
     * Writes a value unless it was written with a greater token. Writing twice is writing once.
     *
     * @param ttl how long value and token are kept, null for ever
     * @return the greater token; empty if the value was written
     */
    CompletionStage<OptionalLong> set(String key, String value, long token, @Nullable Duration ttl) {
        String digits = String.format(Locale.ROOT, "%019d", token);
        String millis = ttl == null ? "" : Long.toString(ttl.toMillis());
        return redis.<String>run(
                        SET, ReturnType.STRING, StringCodec.INSTANCE, List.of(name(key)), digits, value, millis)
                .thenApply(seen -> seen.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seen)));
    }

    CompletionStage<Optional<String>> get(String key) {
        String name = name(key);
        return redis.<@Nullable String>send(
                        name,
                        batch -> batch.<String, String>getMap(name, StringCodec.INSTANCE)
                                .getAsync("value"))
                .thenApply(Optional::ofNullable);
    }

    private String name(String key) {
        return fenced + key + "}";
    }
}
