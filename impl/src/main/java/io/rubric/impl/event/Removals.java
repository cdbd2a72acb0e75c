package io.rubric.impl.event;

import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.Rarely;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Removes from the outbox what Redis has: all that comes within a moment together, on a thread of the application. What is lost here, as too many wait or the database is away, the
 * relay finds.
 */
final class Removals {

    /** Of ids that wait. */
    static final int MOST = 10_000;

    /** Of ids in one removal; an outbox of the application may write them into one statement. */
    static final int TOGETHER = 1_000;

    /** How long ids wait for others, far less than the relay waits for them. */
    static final long MOMENT_MILLIS = 100;

    private final Rarely trouble = new Rarely(System.getLogger(Removals.class.getName()));
    private final RedisEventOutbox outbox;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Set<String> waiting = new LinkedHashSet<>();
    private Future<?> moment = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
    private boolean closed;

    Removals(RedisEventOutbox outbox, Executor executor, ScheduledExecutorService timer) {
        this.outbox = outbox;
        this.executor = executor;
        this.timer = timer;
    }

    /** Takes ids on any thread, without waiting. */
    synchronized void add(Collection<String> ids) {
        if (closed) {
            return;
        }
        for (String id : ids) {
            if (waiting.size() < MOST) {
                waiting.add(id);
            }
        }
        if (end.isDone() && !waiting.isEmpty()) {
            end = new CompletableFuture<>();
            try {
                moment = timer.schedule(this::start, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) { // the application stops
                end.complete(null);
            }
        }
    }

    /**
     * Takes nothing more, and begins at once with what waits.
     *
     * @return ends when nothing is left that could be done
     */
    synchronized CompletableFuture<Void> close() {
        closed = true;
        boolean begins = end.isDone() ? !waiting.isEmpty() : moment.cancel(false);
        if (begins) {
            end = new CompletableFuture<>();
            start();
        }
        return end;
    }

    private void start() {
        Starts.on(executor, this::run, why -> ended()); // the relay comes across them
    }

    private void run() {
        try {
            for (List<String> ids = next(); !ids.isEmpty(); ids = next()) {
                outbox.remove(ids);
            }
        } catch (Throwable e) { // of the application's outbox, perhaps; nobody else would tell
            trouble.warn(() -> "Events that Redis has could not be removed from the outbox; that is tried again", e);
            ended();
        }
    }

    /** What is removed next; nothing if that was all. */
    private synchronized List<String> next() {
        List<String> ids = waiting.stream().limit(TOGETHER).toList();
        ids.forEach(waiting::remove);
        if (ids.isEmpty()) {
            end.complete(null);
        }
        return ids;
    }

    private synchronized void ended() {
        end.complete(null);
    }
}
