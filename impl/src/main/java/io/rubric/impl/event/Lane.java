package io.rubric.impl.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
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

    /** After this time a busy lane lets others have its thread. */
    private static final long TURN = Duration.ofMillis(50).toNanos();

    private final Executor executor;
    private final Rules rules;
    private final Backlog backlog;
    private final Runnable dropped;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private int unfinished;
    private boolean running;
    private boolean closed;

    private record Task(int size, Supplier<? extends CompletionStage<?>> work) {}

    /**
     * @param capacity tasks, at most
     * @param dropNewest what goes when there are more; false: the oldest
     */
    record Rules(int capacity, boolean dropNewest) {}

    /**
     * @param backlog that it shares with others
     * @param dropped told of each task that is dropped; must be quick
     */
    Lane(Executor executor, Rules rules, Backlog backlog, Runnable dropped) {
        this.executor = executor;
        this.rules = rules;
        this.backlog = backlog;
        this.dropped = dropped;
    }

    /**
     * Takes a task; drops this or another one if too many wait.
     *
     * @param size bytes that it keeps until it runs
     */
    void offer(int size, Supplier<? extends CompletionStage<?>> work) {
        boolean start;
        boolean full;
        synchronized (this) {
            if (closed) {
                return;
            }
            full = waiting.size() + unfinished >= rules.capacity;
            boolean oldest = full && !rules.dropNewest && !waiting.isEmpty();
            if (oldest) {
                backlog.give(waiting.remove().size);
            }
            boolean taken = (oldest || !full) && backlog.take(size);
            full = full || !taken;
            if (taken) {
                waiting.add(new Task(size, work));
            }
            start = taken && !running;
            running = running || start;
        }
        if (full) {
            dropped.run();
        }
        if (start) {
            run();
        }
    }

    private void run() {
        Starts.on(executor, this::drain, this::refused);
    }

    private void refused(Throwable why) {
        if (why instanceof RejectedExecutionException) {
            close(); // the application stops
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "There is no thread for events of other nodes; the next one tries again",
                    why);
            rest();
        }
    }

    private synchronized void rest() {
        running = false;
    }

    /** Drops what waits and takes nothing more. */
    synchronized void close() {
        closed = true;
        waiting.forEach(task -> backlog.give(task.size));
        waiting.clear();
    }

    /** True if no task waits or runs. */
    synchronized boolean isIdle() {
        return !running && unfinished == 0;
    }

    private void drain() {
        long begin = System.nanoTime();
        for (Task task = next(); task != null; task = next()) {
            try {
                CompletionStage<?> rest = task.work.get();
                if (!isDone(rest)) {
                    begun();
                    rest.whenComplete((done, error) -> ended());
                }
            } catch (Throwable e) { // also a StackOverflowError: the next event must be delivered
                LOG.log(System.Logger.Level.WARNING, "An event of another node could not be delivered", e);
            }
            if (System.nanoTime() - begin > TURN) {
                run();
                return;
            }
        }
    }

    private static boolean isDone(CompletionStage<?> stage) {
        return stage instanceof CompletableFuture<?> future && future.isDone();
    }

    private synchronized void begun() {
        unfinished++;
    }

    private synchronized void ended() {
        unfinished--;
    }

    private synchronized @Nullable Task next() {
        Task task = waiting.poll();
        running = task != null;
        if (task != null) {
            backlog.give(task.size);
        }
        return task;
    }
}
