package io.rubric.impl.cache;

import io.rubric.impl.key.Key;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.ByteArrayCodec;

/** {@code prefix:cache:{name}:e:key} holds an entry, {@code :l:} its lease; one slot a cache. */
final class RedissonCacheStore implements CacheStore {

    private static final String LEASE = Script.load(RedissonCacheStore.class, "lease.lua");
    private static final String FILL = Script.load(RedissonCacheStore.class, "fill.lua");
    private static final String RELEASE = Script.load(RedissonCacheStore.class, "release.lua");

    private static final OptionalOptions ONCE =
            OptionalOptions.defaults().codec(ByteArrayCodec.INSTANCE).retryAttempts(0);

    private final Redis redis;
    private final String entries;
    private final String leases;

    RedissonCacheStore(Redis redis, String prefix, String cacheName) {
        this.redis = redis;
        String slot = prefix + ":cache:{" + Key.escape(cacheName) + "}";
        this.entries = slot + ":e:";
        this.leases = slot + ":l:";
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return redis.ask(client ->
                client.<byte[]>getBucket(entries + key, ByteArrayCodec.INSTANCE).getAsync());
    }

    @Override
    public CompletionStage<Lease> lease(String key, String token, Duration time) {
        return redis.ask(client -> script(client)
                        .<List<Object>>evalAsync(
                                Mode.READ_WRITE, LEASE, ReturnType.LIST, keys(key), bytes(token), bytes(time)))
                .thenApply(answer -> {
                    boolean yes = ((Number) answer.get(0)).intValue() == 1;
                    byte[] entry = answer.size() > 1 ? (byte[]) answer.get(1) : null;
                    return new Lease(yes && entry == null, entry);
                });
    }

    @Override
    public CompletionStage<Boolean> fill(String key, String token, byte[] value, Duration ttl) {
        return redis.ask(client -> script(client)
                        .<Long>evalAsync(
                                Mode.READ_WRITE, FILL, ReturnType.LONG, keys(key), bytes(token), value, bytes(ttl)))
                .thenApply(stored -> stored == 1);
    }

    @Override
    public CompletionStage<?> release(String key, String token) {
        return redis.ask(client -> script(client)
                .<Long>evalAsync(
                        Mode.READ_WRITE, RELEASE, ReturnType.LONG, List.of(leases + key), (Object) bytes(token)));
    }

    @Override
    public CompletionStage<?> remove(String key) {
        return redis.ask(client -> client.getKeys().deleteAsync(entries + key, leases + key));
    }

    private List<Object> keys(String key) {
        return List.of(entries + key, leases + key);
    }

    /** Sent once: a lease that arrives again after a removal would undo it. */
    private static RScript script(RedissonClient client) {
        return client.getScript(ONCE);
    }

    private static byte[] bytes(Duration time) {
        return bytes(Long.toString(time.toMillis()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
