package io.rubric.impl.context;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The context that one thread had, kept so that its work can go on after it has left. */
@FunctionalInterface
public interface CallersContext {

    /**
     * Runs a task on another thread in this context. Exactly one of the two is called, whatever happens.
     *
     * @param refused called when the application stops and takes no more work, on the thread that finds out
     */
    void goOn(Runnable task, Consumer<RejectedExecutionException> refused);
}
