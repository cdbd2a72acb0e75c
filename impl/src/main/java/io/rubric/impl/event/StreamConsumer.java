package io.rubric.impl.event;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a group's observers do with the events of a stream. */
@FunctionalInterface
interface StreamConsumer {

    /**
     * Makes an event of an envelope. The application is not called but for what JSON-B needs.
     *
     * @return null if no observer of the group can want it: it is done
     * @throws RefusedEventException if nothing can be made of it
     */
    @Nullable
    Work open(byte[] envelope);

    /** An event and its observers. */
    interface Work {

        /** Events of one key are worked on one after the other; null: it goes with any. */
        @Nullable
        String key();

        /**
         * Calls the observers that have not returned yet, on the calling thread.
         *
         * @return ends when all have ended, with null or with what one of them has thrown; it never fails
         */
        CompletionStage<@Nullable Throwable> attempt();
    }
}
