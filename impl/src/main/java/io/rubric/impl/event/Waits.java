package io.rubric.impl.event;

import io.rubric.impl.Rarely;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What a reader does later, and waits of it that end. */
final class Waits {

    /** For an answer of Redis. */
    static final Duration ANSWER = Duration.ofSeconds(5);

    /** After which what has failed is tried again. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Waits.class.getName());

    private final Rarely trouble = new Rarely(LOG);
    private final ScheduledExecutorService timer;
    private volatile boolean stopped;

    /**
     * @param timer whose tasks are short
     */
    Waits(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** The answer, or a failure if it takes too long or there was no asking; it never throws, as who asks would not go on. */
    <T> CompletableFuture<T> answer(Supplier<? extends CompletionStage<T>> question) {
        return within(ANSWER, question);
    }

    /** What a stage ends with, or a failure if it takes longer or there is none; it never throws. */
    <T> CompletableFuture<T> within(Duration limit, Supplier<? extends CompletionStage<T>> question) {
        try {
            return bounded(limit, question.get());
        } catch (Throwable e) { // also an OutOfMemoryError
            return CompletableFuture.failedFuture(e);
        }
    }

    private <T> CompletableFuture<T> bounded(Duration limit, CompletionStage<T> stage) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Future<?> end =
                schedule(limit, () -> result.completeExceptionally(new TimeoutException("not within " + limit)));
        stage.whenComplete((value, error) -> {
            end.cancel(false);
            if (error == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(cause(error));
            }
        });
        return result;
    }

    /** Does something after a time, unless the reader stops before. */
    void later(Duration time, Runnable action) {
        schedule(time, () -> {
            if (!stopped) {
                action.run();
            }
        });
    }

    /** Does something again and again until it is cancelled. */
    Future<?> every(Duration time, Runnable action) {
        try {
            return timer.scheduleAtFixedRate(
                    () -> guarded(action), time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return stops(e);
        }
    }

    /** Nothing is done later any more. */
    void stop() {
        stopped = true;
    }

    /** Says it once, and then at most once a minute: Redis may be away for long. */
    void warn(String what, Throwable cause) {
        trouble.warn(() -> what + "; it is tried again", cause);
    }

    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private Future<?> schedule(Duration time, Runnable action) {
        try {
            return timer.schedule(() -> guarded(action), time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return stops(e);
        }
    }

    private static Future<?> stops(RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The application stops, so nothing is done later", e);
        return CompletableFuture.completedFuture(null);
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) { // it must be done the next time, too
            warn("A durable topic has failed", e);
        }
    }
}
