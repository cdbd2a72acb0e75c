package io.rubric.impl.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other on an executor. Those that wait and those whose asynchronous part has not ended are together no more than the
 * capacity; the Redis client's threads never wait.
 */
final class Lane {

    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    private final Executor executor;
    private final int capacity;
    private final Queue<Supplier<CompletionStage<?>>> waiting = new ArrayDeque<>();
    private int unfinished;
    private boolean running;
    private boolean full;
    private boolean closed;

    Lane(Executor executor, int capacity) {
        this.executor = executor;
        this.capacity = capacity;
    }

    /** Takes a task; drops it with a warning if too many wait. */
    void offer(Supplier<CompletionStage<?>> task) {
        boolean start;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (waiting.size() + unfinished >= capacity) {
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
        for (Supplier<CompletionStage<?>> task = next(); task != null; task = next()) {
            try {
                CompletionStage<?> rest = task.get();
                begun();
                rest.whenComplete((done, error) -> ended());
            } catch (Throwable e) { // also a StackOverflowError: the next event must be delivered
                LOG.log(System.Logger.Level.WARNING, "An event of another node could not be delivered", e);
            }
        }
    }

    private synchronized void begun() {
        unfinished++;
    }

    private synchronized void ended() {
        unfinished--;
    }

    private synchronized @Nullable Supplier<CompletionStage<?>> next() {
        Supplier<CompletionStage<?>> task = waiting.poll();
        running = task != null;
        full = full && task != null;
        return task;
    }
}
