package io.rubric.impl.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Repeats the removals of a journal until all of them have been answered. */
final class Replay {

    private static final System.Logger LOG = System.getLogger(Replay.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String cacheName;
    private final Journal journal;
    private final RemovalStore removals;
    private final ScheduledExecutorService timer;
    private boolean running;

    Replay(String cacheName, Journal journal, RemovalStore removals, ScheduledExecutorService timer) {
        this.cacheName = cacheName;
        this.journal = journal;
        this.removals = removals;
        this.timer = timer;
    }

    /** Something is in the journal. */
    synchronized void begin() {
        if (!running) {
            running = true;
            after(PAUSE, this::send);
        }
    }

    /** Tries once more, now. Done before the client is closed. */
    CompletableFuture<?> last() {
        return journal.isEmpty() ? CompletableFuture.completedFuture(null) : answers(journal.replay());
    }

    private void send() {
        CompletableFuture<?> answers = answers(journal.replay());
        Future<?> alarm = after(PATIENCE, () -> answers.completeExceptionally(new TimeoutException()));
        answers.whenComplete((done, error) -> {
            if (alarm != null) {
                alarm.cancel(false);
            }
            ended(error);
        });
    }

    private synchronized void ended(@Nullable Throwable error) {
        if (journal.replayed(error == null)) {
            running = false;
            LOG.log(
                    System.Logger.Level.INFO,
                    "Cache \"" + cacheName + "\" has made up for its removals and is read again");
        } else {
            after(PAUSE, this::send);
        }
    }

    /** One goes first, so that nothing piles up for a Redis that is still away. */
    private CompletableFuture<?> answers(List<Removal> lost) {
        int first = Math.min(1, lost.size());
        return send(lost.subList(0, first)).thenCompose(answered -> send(lost.subList(first, lost.size())));
    }

    private CompletableFuture<?> send(List<Removal> some) {
        return CompletableFuture.allOf(some.stream()
                .map(removal -> removals.remove(removal).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private @Nullable Future<?> after(Duration pause, Runnable action) {
        try {
            return timer.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null; // the application stops
        }
    }
}
