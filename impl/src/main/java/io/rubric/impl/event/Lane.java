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

    /** Bytes that a lane may have in any case. */
    private static final int OWN = 64 << 10;

    private final Executor executor;
    private final Rules rules;
    private final Backlog backlog;
    private final Runnable dropped;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private long bytes;
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
        int gone = 0;
        boolean start;
        synchronized (this) {
            if (closed) {
                return;
            }
            boolean taken = take(size);
            for (; !taken && !rules.dropNewest && !waiting.isEmpty(); taken = take(size)) {
                left(waiting.remove());
                gone++;
            }
            if (taken) {
                waiting.add(new Task(size, work));
            } else {
                gone++;
            }
            start = taken && !running;
            running = running || start;
        }
        for (int i = 0; i < gone; i++) {
            dropped.run();
        }
        if (start) {
            run();
        }
    }

    /** A little may wait here, whatever waits in other lanes: a slow observer of theirs is no matter of this one. */
    private boolean take(int size) {
        if (waiting.size() + unfinished >= rules.capacity) {
            return false;
        }
        boolean taken = backlog.take(size);
        if (!taken && (waiting.isEmpty() || bytes + size <= OWN)) {
            backlog.add(size);
            taken = true;
        }
        bytes += taken ? size : 0;
        return taken;
    }

    private void left(Task task) {
        backlog.give(task.size);
        bytes -= task.size;
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
        waiting.forEach(this::left);
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
            left(task);
        }
        return task;
    }
}
