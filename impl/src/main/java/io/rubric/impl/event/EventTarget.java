package io.rubric.impl.event;

/** Where events of other nodes go. */
@FunctionalInterface
interface EventTarget {

    /**
     * Calls the observers of this node.
     *
     * @param hops how many events led to what the observers do
     */
    void fire(Object payload, String topic, String origin, int hops);
}
