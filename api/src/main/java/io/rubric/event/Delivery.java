package io.rubric.event;

/** How the events of a topic reach the other nodes. It belongs to the topic: declarations of one topic that differ fail the deployment. */
public enum Delivery {
    /** As {@code rubric.event."<topic>".delivery} says, else another declaration of the topic, else {@code rubric.event.delivery} [broadcast]. */
    TOPIC,

    /** Every node that runs at that moment, at most once; a loss is told by a {@link RedisEventGap}. */
    BROADCAST,

    /**
     * Every group of observers, at least once, also on the node that fires: an event is kept in Redis until each group has worked it off. See
     * {@link RedisObserver}.
     */
    DURABLE
}
