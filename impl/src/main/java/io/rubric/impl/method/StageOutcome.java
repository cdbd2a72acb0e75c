package io.rubric.impl.method;

import io.rubric.impl.context.ApplicationExecutor;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** No thread waits; what comes after a step runs on the application's executor in the caller's context. */
final class StageOutcome implements Outcome {

    private final ApplicationExecutor executor;

    StageOutcome(ApplicationExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Object value(@Nullable Object value) {
        return CompletableFuture.completedFuture(value);
    }

    @Override
    public Object failure(Throwable error) {
        return CompletableFuture.failedFuture(error);
    }

    @Override
    public <T> Object after(CompletionStage<T> step, Duration bound, Next<T> next) {
        CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
        CompletableFuture<T> bounded = new CompletableFuture<>();
        Future<?> alarm;
        try {
            alarm = executor.timer()
                    .schedule(
                            () -> bounded.completeExceptionally(new TimeoutException()),
                            bound.toNanos(),
                            TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) { // the application stops and takes no more work
            return failure(e);
        }
        step.whenComplete((value, error) -> {
            alarm.cancel(false);
            if (error == null) {
                bounded.complete(value);
            } else {
                bounded.completeExceptionally(error);
            }
        });
        Executor caller = executor.inCallersContext();
        bounded.whenComplete((value, error) -> {
            try {
                caller.execute(() -> go(next, value, error, outcome));
            } catch (RuntimeException e) { // the application stops and takes no more work
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    @Override
    public Object proceed(Call call, Next<Object> next) {
        CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
        CompletionStage<?> stage;
        try {
            stage = (CompletionStage<?>) call.proceed();
        } catch (Throwable e) { // an Error, too, must give back what is held
            go(next, null, e, outcome);
            return outcome;
        }
        if (stage == null) {
            go(next, null, new NullPointerException("the method returned null for a stage"), outcome);
            return outcome;
        }
        stage.whenComplete((value, error) -> go(next, value, error, outcome));
        return outcome;
    }

    private static <T> void go(
            Next<T> next, @Nullable T value, @Nullable Throwable error, CompletableFuture<@Nullable Object> outcome) {
        try {
            Object following = next.then(value, error == null ? null : cause(error));
            ((CompletionStage<?>) Objects.requireNonNull(following)).whenComplete((v, e) -> {
                if (e == null) {
                    outcome.complete(v);
                } else {
                    outcome.completeExceptionally(cause(e));
                }
            });
        } catch (Throwable e) { // nobody else would hear of it
            outcome.completeExceptionally(e);
        }
    }

    /** The error itself, without what futures wrap around it. */
    static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return (error instanceof CompletionException || error instanceof ExecutionException) && cause != null
                ? cause(cause)
                : error;
    }
}
