package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import io.rubric.impl.redis.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RTopic;
import org.redisson.client.codec.StringCodec;

/** {@code prefix:lock:{key}} holds a lock; one channel for the application tells of releases. */
final class RedissonLockStore implements LockStore {

    private static final Script ACQUIRE = Script.load(RedissonLockStore.class, "acquire.lua");
    private static final Script RELEASE = Script.load(RedissonLockStore.class, "release.lua");
    private static final Script RENEW = Script.load(RedissonLockStore.class, "renew.lua");

    /** How long the fence of a released lock is remembered: longer than any clock steps back when it is set right. */
    private static final String TOMBSTONE = "60000";

    private final Redis redis;
    private final String locks;
    private final String channel;

    RedissonLockStore(Redis redis, String prefix) {
        this.redis = redis;
        this.locks = prefix + ":lock:{";
        this.channel = prefix + ":lock-released";
    }

    @Override
    public CompletionStage<Attempt> acquire(String key, String owner, Duration lease, boolean waits, boolean waited) {
        return this.<List<Object>>run(ACQUIRE, ReturnType.LIST, key, owner, millis(lease), flag(waits), flag(waited))
                .thenApply(answer -> answer.size() == 1
                        ? new Attempt(Long.parseLong((String) answer.get(0)), 0)
                        : new Attempt(0, ((Number) answer.get(1)).longValue()));
    }

    @Override
    public CompletionStage<Boolean> release(String key, String owner) {
        return this.<Long>run(RELEASE, ReturnType.LONG, key, owner, TOMBSTONE, channel)
                .thenApply(done -> done == 1);
    }

    @Override
    public CompletionStage<Boolean> renew(String key, String owner, Duration lease) {
        return this.<Long>run(RENEW, ReturnType.LONG, key, owner, millis(lease)).thenApply(done -> done == 1);
    }

    @Override
    public Subscription subscribe(Consumer<String> listener) {
        RTopic topic = redis.client().getTopic(channel, StringCodec.INSTANCE);
        int id = topic.addListener(String.class, (from, name) -> {
            if (name.startsWith(locks) && name.endsWith("}")) {
                listener.accept(name.substring(locks.length(), name.length() - 1));
            }
        });
        return new Subscription(() -> topic.removeListener(id));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    /**
     * What was lost is not sent again: an acquisition that arrives after its release would take the lock for nobody, and a second release would
     * find nothing and look like a loss. Who waits or holds asks again anyway.
     */
    private <T> CompletionStage<T> run(Script script, ReturnType type, String key, Object... arguments) {
        return redis.run(script, type, StringCodec.INSTANCE, List.of(locks + key + "}"), arguments);
    }
}
