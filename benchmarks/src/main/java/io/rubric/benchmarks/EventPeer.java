package io.rubric.benchmarks;

import java.util.function.Function;

/** Who sends events. */
public enum EventPeer {
    RUBRIC(RubricEvents::broadcast),
    /** The same JSON, by the same JSON-B. */
    RTOPIC(RedissonEvents::topic),
    /** A text that is there already, and is not read. */
    RTOPIC_TEXT(RedissonEvents::text),
    RUBRIC_DURABLE(RubricEvents::durable),
    /** The same JSON, by the same JSON-B. */
    RRELIABLETOPIC(RedissonEvents::reliable);

    private final Function<String, Eventing> connect;

    EventPeer(Function<String, Eventing> connect) {
        this.connect = connect;
    }

    /** Two nodes of this peer. */
    Eventing connect(String address) {
        return connect.apply(address);
    }
}
