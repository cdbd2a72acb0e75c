package io.rubric.impl.event;

import io.rubric.event.RedisObserver;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One observer method of the application that may get shared events. Each is itself, though another says the same. */
final class Observation {

    private final String topic;
    private final Type type;
    private final @Nullable RedisObserver policy;
    private final String place;

    /**
     * @param topic that it asks for; empty for any
     * @param policy what it says of its calls; null if nothing
     */
    Observation(String topic, Type type, @Nullable RedisObserver policy, String place) {
        this.topic = topic;
        this.type = type;
        this.policy = policy;
        this.place = place;
    }

    boolean wants(String itsTopic) {
        return topic.isEmpty() || topic.equals(itsTopic);
    }

    String topic() {
        return topic;
    }

    Type type() {
        return type;
    }

    @Nullable
    RedisObserver policy() {
        return policy;
    }

    String place() {
        return place;
    }

    /** The group that it shares with other nodes; empty if it is of its node's own. */
    String sharedGroup() {
        return policy == null ? "" : policy.group();
    }
}
