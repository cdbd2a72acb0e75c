package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Subscription;
import io.rubric.lock.LockType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The locks of this node, one for each kind. */
final class LockKinds {

    private final Redis redis;
    private final LockNode node;
    private final String channel;
    private final List<ReleaseTopic> topics = new ArrayList<>();
    private final NodeLocks write;
    private final NodeLocks fair;
    private final NodeLocks read;
    private final Map<Long, NodeLocks> permits = new ConcurrentHashMap<>();

    LockKinds(Redis redis, String prefix, boolean redisson, LockNode node) {
        this.redis = redis;
        this.node = node;
        this.channel = prefix + ":lock-released";
        topics.add(RedissonStore.topic(redis, channel));
        if (redisson) {
            topics.add(RedissonLockStore.topic(redis, prefix + ":lock:"));
        }
        write = new NodeLocks(redisson ? new RedissonLockStore(redis) : new WriteStore(redis, channel), Line.ONE, node);
        fair = new NodeLocks(new FairStore(redis, channel), Line.ALL, node);
        read = new NodeLocks(new ReadStore(redis, channel), Line.ALL, node);
    }

    NodeLocks of(LockPolicy policy) {
        if (policy.permits() > 0) {
            return permits.computeIfAbsent(
                    policy.permits(), limit -> new NodeLocks(new PermitStore(redis, channel, limit), Line.SOME, node));
        }
        return policy.type() == LockType.READ ? read : policy.fair() ? fair : write;
    }

    /** Listens to releases. */
    List<Subscription> subscribe() {
        return topics.stream().map(topic -> topic.subscribe(this::released)).toList();
    }

    private void released(String name) {
        all().forEach(locks -> locks.released(name));
    }

    /** Ends when all that was held has been given back. */
    CompletionStage<?> close() {
        return CompletableFuture.allOf(
                all().stream().map(locks -> locks.close().toCompletableFuture()).toArray(CompletableFuture[]::new));
    }

    private List<NodeLocks> all() {
        List<NodeLocks> all = new ArrayList<>(List.of(write, fair, read));
        all.addAll(permits.values());
        return all;
    }
}
