package io.rubric.impl.method;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The calling thread waits. */
final class ValueOutcome implements Outcome {

    @Override
    public @Nullable Object value(@Nullable Object value) {
        return value;
    }

    @Override
    public @Nullable Object failure(Throwable error) throws Exception {
        if (error instanceof Exception e) {
            throw e;
        }
        if (error instanceof Error e) {
            throw e;
        }
        throw new CompletionException(error);
    }

    @Override
    public <T> @Nullable Object after(CompletionStage<T> step, Duration bound, Next<T> next) throws Exception {
        T value;
        try {
            value = step.toCompletableFuture().get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return next.then(null, StageOutcome.cause(e));
        } catch (TimeoutException | CancellationException e) {
            return next.then(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return next.then(null, e);
        }
        return next.then(value, null);
    }

    @Override
    public @Nullable Object pause(Duration time, CompletableFuture<Void> end, Next<Void> next) throws Exception {
        return after(end, time, (never, error) -> next.then(null, error instanceof TimeoutException ? null : error));
    }

    @Override
    public @Nullable Object proceed(Call call, Next<Object> next) throws Exception {
        Object value;
        try {
            value = call.proceed();
        } catch (Throwable e) { // an Error, too, must give back what is held
            return next.then(null, e);
        }
        return next.then(value, null);
    }
}
