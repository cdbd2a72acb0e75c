package io.rubric.impl.event;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Gives tasks to an executor that may have no room or no thread for them. */
final class Starts {

    private static final System.Logger LOG = System.getLogger(Starts.class.getName());

    private Starts() {}

    /**
     * Either the task runs, or it is told why not, and never both: a pool that cannot make a thread says so with an Error, though it may have queued the task before.
     *
     * @param task sees to its own failures
     */
    static void on(Executor executor, Runnable task, Consumer<Throwable> refused) {
        AtomicBoolean decided = new AtomicBoolean();
        try {
            executor.execute(() -> {
                if (decided.compareAndSet(false, true)) {
                    task.run();
                }
            });
        } catch (Throwable e) { // a RejectedExecutionException, or the OutOfMemoryError of a thread that cannot be made
            if (decided.compareAndSet(false, true)) {
                refused.accept(e);
            } else {
                LOG.log(System.Logger.Level.DEBUG, "An executor has failed with what it has run", e);
            }
        }
    }
}
