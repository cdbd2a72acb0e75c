package io.rubric.impl.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other on an executor. As many as fit may wait; the Redis client's threads never do. */
final class Lane {

    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    private final Executor executor;
    private final int capacity;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean full;
    private boolean closed;

    Lane(Executor executor, int capacity) {
        this.executor = executor;
        this.capacity = capacity;
    }

    /** Takes a task; drops it with a warning if too many wait. */
    void offer(Runnable task) {
        boolean start;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (waiting.size() >= capacity) {
                warnOnce();
                return;
            }
            waiting.add(task);
            start = !running;
            running = true;
        }
        if (start) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                close(); // the application stops
            }
        }
    }

    /** Drops what waits and takes nothing more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void warnOnce() {
        if (!full) {
            full = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Observers are slower than events of other nodes arrive: " + capacity
                            + " wait, newer ones are dropped" + " (rubric.event.queue-size)");
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable e) { // also a StackOverflowError: the next event must be delivered
                LOG.log(System.Logger.Level.WARNING, "An event of another node could not be delivered", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        full = full && task != null;
        return task;
    }
}
