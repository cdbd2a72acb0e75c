package io.rubric.benchmarks.event;

/** Events of somebody from one node to another, as his users send them. */
interface Eventing extends AutoCloseable {

    void publish(Placed event);

    /** Returns when Redis has taken so many since the beginning. */
    default void awaitTaken(long events) {}

    /** What has come on the other node. */
    Inbox inbox();

    @Override
    void close();
}
