package io.rubric.impl.cache;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Subscription;
import org.redisson.api.RTopic;
import org.redisson.client.codec.StringCodec;

/** The channel of this node, on which scripts tell it that a load has ended. */
final class RedissonWakes {

    private RedissonWakes() {}

    /** What the names of all nodes' channels begin with. */
    static String channels(String prefix) {
        return prefix + ":cache:wake:";
    }

    /** Listens until it is closed. */
    static Subscription listen(Redis redis, String prefix, String nodeId, Wakes wakes) {
        RTopic channel = redis.client().getTopic(channels(prefix) + nodeId, StringCodec.INSTANCE);
        int id = channel.addListener(String.class, (name, entry) -> wakes.wake(entry));
        return new Subscription(() -> channel.removeListener(id));
    }
}
