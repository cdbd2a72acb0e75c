package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import io.rubric.impl.redis.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/**
 * The locks of Redisson, which exclude {@code RedissonClient.getLock(name)} of whoever asks for it. They have no fence, and to ask twice is to hold twice: an
 * acquisition whose answer was lost may keep the lock for its lease.
 */
final class RedissonLockStore implements LockStore {

    private static final Script RENEW = Script.load(RedissonLockStore.class, "rlock-renew.lua");

    /** Threads have smaller numbers, so that no thread of this client enters under a call's lock. */
    private static final long FIRST = 1L << 40;

    private final Redis redis;

    RedissonLockStore(Redis redis) {
        this.redis = redis;
    }

    /** Where {@code RLock} tells of releases, a channel a lock. Names with braces stand in the channel's as they are. */
    static ReleaseTopic topic(Redis redis, String prefix) {
        String channels = "redisson_lock__channel:";
        return listener -> {
            RPatternTopic topic = redis.client().getPatternTopic(channels + prefix + "{*}", StringCodec.INSTANCE);
            int id = topic.addListener(
                    String.class,
                    (pattern, from, message) -> listener.accept(from.toString().substring(channels.length())));
            return new Subscription(() -> topic.removeListener(id));
        };
    }

    @Override
    public CompletionStage<Attempt> acquire(String name, String owner, Ask ask) {
        return redis.ask(client -> client.getLock(name)
                        .tryLockAsync(0, ask.lease().toMillis(), TimeUnit.MILLISECONDS, thread(owner)))
                .thenApply(got -> got ? Attempt.granted(0) : Attempt.refused(0, null));
    }

    @Override
    public CompletionStage<Boolean> release(String name, String owner, Duration keep) {
        if (!keep.isZero()) {
            return renew(new Renewal(name, owner, keep), "1");
        }
        return redis.ask(client -> client.getLock(name).unlockAsync(thread(owner)))
                .handle((done, error) -> isForeign(error)
                        ? CompletableFuture.completedFuture(false)
                        : error == null
                                ? CompletableFuture.completedFuture(true)
                                : CompletableFuture.<Boolean>failedFuture(error))
                .thenCompose(answer -> answer);
    }

    private static boolean isForeign(@Nullable Throwable error) {
        return error instanceof IllegalMonitorStateException
                || (error != null && error.getCause() instanceof IllegalMonitorStateException);
    }

    @Override
    public List<CompletionStage<Boolean>> renew(List<Renewal> renewals) {
        return renewals.stream().map(renewal -> renew(renewal, "0")).toList();
    }

    @Override
    public CompletionStage<?> forget(String name, String owner) {
        return CompletableFuture.completedFuture(null); // nobody is kept out by one who waits
    }

    private CompletionStage<Boolean> renew(Renewal renewal, String exactly) {
        String holder = redis.client().getId() + ":" + thread(renewal.owner());
        Object[] arguments = {holder, Long.toString(renewal.lease().toMillis()), exactly};
        return redis.<Long>run(RENEW, ReturnType.LONG, StringCodec.INSTANCE, List.of(renewal.name()), arguments)
                .thenApply(ours -> ours == 1);
    }

    private static long thread(String owner) {
        return FIRST + Long.parseLong(owner.substring(owner.lastIndexOf('/') + 1));
    }
}
