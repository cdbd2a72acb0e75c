package io.rubric.impl.event;

import java.util.concurrent.CompletionStage;

/** Where events of other nodes go. */
@FunctionalInterface
interface EventTarget {

    /**
     * Calls the observers of this node.
     *
     * @return ends when the asynchronous observers have ended, too; it never fails
     * @param hops how many events led to what the observers do
     */
    CompletionStage<?> fire(Object payload, String topic, String origin, int hops);
}
