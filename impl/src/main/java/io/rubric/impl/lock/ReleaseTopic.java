package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Subscription;
import java.util.function.Consumer;
import org.redisson.api.RTopic;
import org.redisson.client.codec.StringCodec;

/** Who tells of releases: one channel for all locks of the application, on which each is told by its name in Redis. */
interface ReleaseTopic {

    /** Tells the listener the name of each lock that is released while somebody waits, until this is closed. */
    Subscription subscribe(Consumer<String> listener);

    /** The channel of our own scripts. */
    static ReleaseTopic of(Redis redis, String channel) {
        return listener -> {
            RTopic topic = redis.client().getTopic(channel, StringCodec.INSTANCE);
            int id = topic.addListener(String.class, (from, name) -> listener.accept(name));
            return new Subscription(() -> topic.removeListener(id));
        };
    }
}
