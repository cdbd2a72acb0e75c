package io.rubric.benchmarks.event;

import java.util.function.Function;

/** Who sends events. */
enum EventPeer {
    RUBRIC("Rubric", RubricEvents::broadcast),
    /** The same JSON, by the same JSON-B. */
    RTOPIC("RTopic", RedissonEvents::topic),
    /** A text that is there already, and is not read. */
    RTOPIC_TEXT("RTopic, text only", RedissonEvents::text),
    RUBRIC_DURABLE("Rubric, durable", RubricEvents::durable),
    /** The same JSON, by the same JSON-B. */
    RRELIABLETOPIC("RReliableTopic", RedissonEvents::reliable);

    private final String title;
    private final Function<String, Eventing> connect;

    EventPeer(String title, Function<String, Eventing> connect) {
        this.title = title;
        this.connect = connect;
    }

    /** Two nodes of this peer. */
    Eventing connect(String address) {
        return connect.apply(address);
    }

    /** What it is called in tables. */
    @Override
    public String toString() {
        return title;
    }
}
