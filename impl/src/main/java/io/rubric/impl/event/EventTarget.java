package io.rubric.impl.event;

import java.util.concurrent.CompletionStage;

/** Where events that came go. */
@FunctionalInterface
interface EventTarget {

    /**
     * Calls the observers of this node, which tell the notification what they throw.
     *
     * @return ends when the asynchronous observers have ended, too; it never fails
     */
    CompletionStage<?> call(Notification notification);
}
