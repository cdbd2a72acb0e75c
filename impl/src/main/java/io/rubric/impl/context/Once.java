package io.rubric.impl.context;

import java.util.concurrent.Executor;

/** Runs a task in a context; without it if the context refuses, so that what waits for the task does not wait for ever. */
final class Once implements Runnable {

    private static final System.Logger LOG = System.getLogger(Once.class.getName());

    private final Runnable task;
    private boolean begun;

    private Once(Runnable task) {
        this.task = task;
    }

    static void in(Executor context, Runnable task) {
        Once once = new Once(task);
        try {
            context.execute(once);
        } catch (RuntimeException | LinkageError e) {
            if (once.begun) {
                throw e; // the task's own
            }
            LOG.log(System.Logger.Level.DEBUG, "The context refuses, as one of a stopped component does", e);
            task.run(); // our threads have the application's class loader at least
        }
    }

    @Override
    public void run() {
        begun = true;
        task.run();
    }
}
