package io.rubric.impl.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Repeats the removals of a journal until all of them have been carried out: one at a time while none is, else many. */
final class Replay {

    private static final System.Logger LOG = System.getLogger(Replay.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MANY = 200;

    private final String cacheName;
    private final Journal journal;
    private final RemovalStore removals;
    private final ScheduledExecutorService timer;
    private boolean running;
    private CompletableFuture<@Nullable Void> drained = CompletableFuture.completedFuture(null);

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
            drained = new CompletableFuture<>();
            after(PAUSE, () -> send(1));
        }
    }

    /** Completes when nothing is left in the journal. */
    synchronized CompletableFuture<@Nullable Void> drained() {
        return drained;
    }

    private void send(int most) {
        List<Removal> some = journal.next(most);
        List<CompletableFuture<?>> answers = some.stream()
                .<CompletableFuture<?>>map(removal -> answer(removal).toCompletableFuture())
                .toList();
        CompletableFuture<?> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        Future<?> alarm = after(PATIENCE, () -> all.completeExceptionally(new TimeoutException()));
        all.whenComplete((done, error) -> {
            if (alarm != null) {
                alarm.cancel(false);
            }
            int carriedOut = 0;
            for (int i = 0; i < some.size(); i++) {
                CompletableFuture<?> answer = answers.get(i);
                boolean good = answer.isDone() && !answer.isCompletedExceptionally();
                carriedOut += good ? 1 : 0;
                journal.settled(some.get(i), good);
            }
            goOn(carriedOut == some.size());
        });
    }

    private CompletionStage<?> answer(Removal removal) {
        try {
            return removals.remove(removal);
        } catch (RuntimeException e) { // Redis is not open yet
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void goOn(boolean well) {
        if (journal.isEmpty()) {
            running = false;
            drained.complete(null);
            LOG.log(
                    System.Logger.Level.INFO,
                    "Cache \"" + cacheName + "\" has made up for its removals and is read again");
        } else {
            after(well ? Duration.ZERO : PAUSE, () -> send(well ? MANY : 1));
        }
    }

    private @Nullable Future<?> after(Duration pause, Runnable action) {
        try {
            return timer.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null; // the application stops
        }
    }
}
