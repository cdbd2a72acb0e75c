package io.rubric.tck;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Waits for what must happen, no longer than a deadline. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long PAUSE_NANOS = MILLISECONDS.toNanos(10);

    private Eventually() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param what the condition in words, for the failure
     */
    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + patienceNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("In vain waited until " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Returns when that much time has gone by. For sentences about a time that is over; never to hope that something has happened. */
    public static void passed(Duration time) {
        long start = System.nanoTime();
        holds(time + " have gone by", () -> System.nanoTime() - start > time.toNanos());
    }

    /** Returns when the latch is open. */
    public static void opened(CountDownLatch latch) {
        try {
            if (!latch.await(patienceNanos(), NANOSECONDS)) {
                throw new AssertionError("In vain waited for a latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** What the stage completes with. */
    public static <T> T completed(CompletionStage<T> stage) {
        return outcome(stage, "the stage failed");
    }

    /** The exception, without wrapping, with which the stage fails. */
    public static Throwable failed(CompletionStage<?> stage) {
        return outcome(stage.handle((value, e) -> unwrap(e)), "");
    }

    private static <T> T outcome(CompletionStage<T> stage, String failure) {
        try {
            return stage.toCompletableFuture().get(patienceNanos(), NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("In vain waited for a stage to complete", e);
        } catch (ExecutionException e) {
            throw new AssertionError(failure, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static Throwable unwrap(Throwable e) {
        if (e == null) {
            throw new AssertionError("The stage did not fail");
        }
        return e.getCause() != null && e instanceof java.util.concurrent.CompletionException ? e.getCause() : e;
    }

    private static long patienceNanos() {
        double multiplier = ConfigProvider.getConfig()
                .getOptionalValue(TckProperty.TIME_MULTIPLIER.key(), Double.class)
                .orElse(1.0);
        return (long) (PATIENCE.toNanos() * multiplier);
    }
}
