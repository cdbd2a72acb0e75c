package io.rubric.impl.method;

import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.context.CallersContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * No thread waits. What comes after a step that has ended already goes on at once; what comes later goes on in the context of the thread
 * that has called the method, on a thread of the application's executor. What follows is called exactly once, whatever happens: it may
 * hold something that it must give back.
 */
final class StageOutcome implements Outcome {

    private final ApplicationExecutor executor;

    /** The caller's context, for all that follows in one call; the thread of a continuation is not the caller. */
    @SuppressWarnings("ThreadLocalUsage") // one a method, which a static field would mix up
    private final ThreadLocal<@Nullable CallersContext> current = new ThreadLocal<>();

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
        CompletableFuture<T> ended = new CompletableFuture<>();
        follow(step, ended);
        if (!ended.isDone()) {
            limit(ended, bound);
        }
        return after(ended, next);
    }

    @Override
    public Object pause(Duration time, CompletableFuture<Void> end, Next<Void> next) {
        limit(end, time);
        Step outcome = after(end, (never, error) -> next.then(null, error instanceof TimeoutException ? null : error));
        outcome.whenGivenUp(() -> end.completeExceptionally(new CancellationException()));
        return outcome;
    }

    private <T> Step after(CompletableFuture<T> ended, Next<T> next) {
        CallersContext caller = caller();
        Step outcome = new Step();
        // Refused means that the application stops: nothing more is begun, whatever the step has given.
        goOn(
                caller,
                ended,
                (value, error) -> go(next, value, error, outcome),
                refused -> go(next, null, refused, outcome));
        return outcome;
    }

    @Override
    public Object proceed(Call call, Next<Object> next) {
        CallersContext caller = caller();
        CompletableFuture<Object> ended = called(call);
        Step outcome = new Step();
        goOn(
                caller,
                ended,
                (value, error) -> go(next, value, error, outcome),
                // The method has done its work, so its result counts.
                refused -> ended.whenComplete((value, error) -> go(next, value, error, outcome)));
        return outcome;
    }

    @Override
    public Object proceed(Call call) {
        CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
        called(call).whenComplete((value, error) -> end(value, error, outcome));
        return outcome;
    }

    private CallersContext caller() {
        CallersContext context = current.get();
        return context != null ? context : executor.callersContext();
    }

    private void limit(CompletableFuture<?> ended, Duration bound) {
        try {
            Future<?> alarm = executor.timer()
                    .schedule(
                            () -> ended.completeExceptionally(new TimeoutException()),
                            bound.toNanos(),
                            TimeUnit.NANOSECONDS);
            ended.whenComplete((value, error) -> alarm.cancel(false));
        } catch (RejectedExecutionException e) { // the application stops and takes no more work
            ended.completeExceptionally(e);
        }
    }

    /** Calls the method, which may call itself again from another context. */
    private CompletableFuture<Object> called(Call call) {
        CallersContext context = current.get();
        current.remove();
        CompletableFuture<Object> ended = new CompletableFuture<>();
        try {
            CompletionStage<?> stage = (CompletionStage<?>) call.proceed();
            if (stage == null) {
                throw new NullPointerException("the method returned null for a stage");
            }
            follow(stage, ended);
        } catch (Throwable e) { // an Error, too, must give back what is held
            ended.completeExceptionally(e);
        } finally {
            if (context != null) {
                current.set(context);
            }
        }
        return ended;
    }

    private <T> void goOn(
            CallersContext caller,
            CompletableFuture<T> ended,
            BiConsumer<@Nullable T, @Nullable Throwable> next,
            Consumer<RejectedExecutionException> refused) {
        if (ended.isDone()) {
            ended.whenComplete((value, error) -> in(caller, () -> next.accept(value, error)));
        } else {
            ended.whenComplete((value, error) ->
                    caller.goOn(() -> in(caller, () -> next.accept(value, error)), refused));
        }
    }

    private void in(CallersContext caller, Runnable action) {
        CallersContext outer = current.get();
        current.set(caller);
        try {
            action.run();
        } finally {
            if (outer == null) {
                current.remove(); // the thread may be the server's and outlive the application
            } else {
                current.set(outer);
            }
        }
    }

    private static <T> void follow(CompletionStage<? extends T> stage, CompletableFuture<T> ended) {
        stage.whenComplete((value, error) -> {
            if (error == null) {
                ended.complete(value);
            } else {
                ended.completeExceptionally(error);
            }
        });
    }

    /** What a caller is given. If he ends it himself, by a cancellation or a time limit, whatever pauses for him need not go on. */
    private static final class Step extends CompletableFuture<@Nullable Object> {

        void whenGivenUp(Runnable action) {
            whenComplete((value, error) -> action.run()); // too late, and without effect, if it has ended by itself
        }
    }

    private static <T> void go(Next<T> next, @Nullable T value, @Nullable Throwable error, Step outcome) {
        try {
            Object following = next.then(value, error == null ? null : cause(error));
            if (following instanceof Step step) {
                outcome.whenGivenUp(() -> step.cancel(false));
            }
            ((CompletionStage<?>) Objects.requireNonNull(following)).whenComplete((v, e) -> end(v, e, outcome));
        } catch (Throwable e) { // nobody else would hear of it
            outcome.completeExceptionally(e);
        }
    }

    private static void end(
            @Nullable Object value, @Nullable Throwable error, CompletableFuture<@Nullable Object> outcome) {
        if (error == null) {
            outcome.complete(value);
        } else {
            outcome.completeExceptionally(cause(error));
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
