package io.rubric.impl.method;

import io.rubric.impl.context.ApplicationExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The one place that tells a value and a {@link CompletionStage} apart. An operation is written once in these four words; for a method
 * that returns a value each word waits on the calling thread, for one that returns a stage none does.
 *
 * <p>What these methods return is what the operation returns: the value itself, or the stage of it.
 */
public interface Outcome {

    /** What to do when a step has ended: with its value, or with the error that ended it. */
    @FunctionalInterface
    interface Next<T> {
        @Nullable
        Object then(@Nullable T value, @Nullable Throwable error) throws Exception;
    }

    /** The outcome for a method, by its return type. */
    static Outcome of(InterceptedMethod method, ApplicationExecutor executor) {
        return method.isStage() ? new StageOutcome(executor) : new ValueOutcome();
    }

    /** The outcome for a caller who waits. */
    static Outcome ofValue() {
        return new ValueOutcome();
    }

    /** The outcome for a caller who takes a stage. */
    static Outcome ofStage(ApplicationExecutor executor) {
        return new StageOutcome(executor);
    }

    /** The outcome is this value. */
    @Nullable
    Object value(@Nullable Object value);

    /** The outcome is this error. */
    @Nullable
    Object failure(Throwable error) throws Exception;

    /**
     * Waits for a step and goes on. A step that takes longer than the bound counts as ended by a {@link java.util.concurrent.TimeoutException};
     * an interrupt as an {@link InterruptedException}, with the thread's flag set.
     */
    <T> @Nullable Object after(CompletionStage<T> step, Duration bound, Next<T> next) throws Exception;

    /**
     * Waits for a time and goes on; with an error if the wait ended before: the thread was interrupted, or the caller gave up its stage.
     *
     * @param end ends the wait by failing; it is nobody else's, and may have failed when the time has gone by
     */
    @Nullable
    Object pause(Duration time, CompletableFuture<Void> end, Next<Void> next) throws Exception;

    /** Calls the method, waits for its stage if it returns one, and goes on. */
    @Nullable
    Object proceed(Call call, Next<Object> next) throws Exception;

    /** Calls the method; its outcome is the outcome. */
    default @Nullable Object proceed(Call call) throws Exception {
        return proceed(call, (value, error) -> error == null ? value(value) : failure(error));
    }
}
