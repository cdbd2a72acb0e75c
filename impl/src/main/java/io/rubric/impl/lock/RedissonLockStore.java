package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import io.rubric.impl.redis.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RTopic;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** {@code prefix:lock:{key}} holds a lock; one channel for the application tells of releases. */
final class RedissonLockStore implements LockStore {

    private static final String ACQUIRE =
            Script.load(RedissonLockStore.class, "acquire.lua").text();
    private static final String RELEASE =
            Script.load(RedissonLockStore.class, "release.lua").text();
    private static final String RENEW =
            Script.load(RedissonLockStore.class, "renew.lua").text();

    /** How long the fence of a released lock is remembered: longer than any clock steps back when it is set right. */
    private static final String TOMBSTONE = "60000";

    /**
     * What was lost is not sent again: an acquisition that arrives after its release would take the lock for nobody, and a second release would
     * find nothing and look like a loss. Who waits asks again anyway.
     */
    private static final OptionalOptions ONCE =
            OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0);

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
        return redis.ask(client -> RedissonLockStore.<List<Object>>eval(
                        client.getScript(StringCodec.INSTANCE),
                        ACQUIRE,
                        ReturnType.LIST,
                        name(key),
                        owner,
                        millis(lease),
                        flag(waits),
                        flag(waited)))
                .thenApply(answer -> answer.size() == 1
                        ? new Attempt(Long.parseLong((String) answer.get(0)), 0)
                        : new Attempt(0, ((Number) answer.get(1)).longValue()));
    }

    @Override
    public CompletionStage<Boolean> release(String key, String owner) {
        return redis.ask(client -> RedissonLockStore.<Long>eval(
                        client.getScript(ONCE), RELEASE, ReturnType.LONG, name(key), owner, TOMBSTONE, channel))
                .thenApply(done -> done == 1);
    }

    @Override
    public CompletionStage<Boolean> renew(String key, String owner, Duration lease) {
        return redis.ask(client -> RedissonLockStore.<Long>eval(
                        client.getScript(StringCodec.INSTANCE),
                        RENEW,
                        ReturnType.LONG,
                        name(key),
                        owner,
                        millis(lease)))
                .thenApply(done -> done == 1);
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

    private String name(String key) {
        return locks + key + "}";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static <T> RFuture<T> eval(RScript script, String text, ReturnType type, String name, Object... arguments) {
        return script.evalAsync(Mode.READ_WRITE, text, type, List.of(name), arguments);
    }
}
