package io.rubric.impl.event;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.Rarely;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Publishes what waits in the outbox too long, since its node has died or Redis was away, and removes what Redis has. Each node has one, and several may send an event at the same time:
 * Redis takes it once, and two that keep an order each keep it together.
 */
final class OutboxRelay {

    private static final System.Logger LOG = System.getLogger(OutboxRelay.class.getName());

    private final Rarely trouble = new Rarely(LOG);
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Pace pace;
    private final Leftovers leftovers;
    private final Removals removals;
    private volatile boolean stopped;
    private Future<?> next = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> round = CompletableFuture.completedFuture(null);

    /**
     * How often and how much.
     *
     * @param delay events that are younger belong to the node that has fired them; clocks of nodes that differ by more cost commands, and nothing else
     * @param interval between two looks, give or take a quarter, so that nodes do not meet; also how long a batch may take
     * @param most of a batch
     */
    record Pace(Duration delay, Duration interval, int most) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), 100);
    }

    /**
     * @param sender publishes an event unless Redis has it already; a stage that fails with a {@link RedisEventException} says that it never will, any other failure that it may later
     * @param executor threads of the application, in no transaction
     */
    OutboxRelay(
            RedisEventOutbox outbox,
            Function<OutboxEvent, CompletionStage<?>> sender,
            Executor executor,
            ScheduledExecutorService timer,
            Clock clock,
            Pace pace) {
        this.executor = executor;
        this.timer = timer;
        this.pace = pace;
        this.leftovers = new Leftovers(outbox, sender, clock, pace, trouble);
        this.removals = new Removals(outbox, executor, timer);
    }

    /** Looks for the first time after an interval. */
    synchronized void start() {
        if (!stopped) {
            long millis = pace.interval().toMillis();
            long jitter = ThreadLocalRandom.current().nextLong(millis / 2 + 1) - millis / 4;
            try {
                next = timer.schedule(this::look, millis + jitter, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                stopped = true; // with the application
            }
        }
    }

    /** Events that were published right after their commit; called on any thread, and does not wait. */
    void published(Collection<String> ids) {
        removals.add(ids);
    }

    /**
     * Ends after the event that is being sent, and removes what is known to be published.
     *
     * @param bound how long it waits for both
     */
    void stop(Duration bound) {
        try {
            CompletableFuture.allOf(end(), removals.close()).get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "What is left in the outbox is published by another node", e);
        }
    }

    private synchronized CompletableFuture<Void> end() {
        stopped = true;
        next.cancel(false);
        return round;
    }

    private void look() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        if (begins(end)) {
            Starts.on(executor, () -> round(end), why -> {
                trouble.warn(() -> "There is no thread for the outbox; that is tried again", why);
                end.complete(null);
                start();
            });
        }
    }

    private synchronized boolean begins(CompletableFuture<Void> end) {
        if (!stopped) {
            round = end;
        }
        return !stopped;
    }

    private void round(CompletableFuture<Void> end) {
        try {
            leftovers.publish(() -> !stopped);
        } catch (Throwable e) { // of the application's outbox, perhaps; nobody else would tell
            trouble.warn(() -> "The outbox could not be worked off; that is tried again", e);
        } finally {
            end.complete(null);
            start();
        }
    }
}
