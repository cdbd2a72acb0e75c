package io.rubric.impl.lock;

import io.rubric.impl.method.Call;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The call of a method that may be stopped: because its lock is lost, or because nobody wants its stage any more. */
final class Body implements Call {

    private static final System.Logger LOG = System.getLogger(Body.class.getName());

    private final Call call;
    private final Executor executor;
    private @Nullable Thread running;
    private @Nullable CompletableFuture<?> stage;
    private boolean interrupted;
    private boolean over;
    private boolean cancelled;

    /**
     * @param executor runs what depends on a stage that is cancelled, which may take its time
     */
    Body(Call call, Executor executor) {
        this.call = call;
        this.executor = executor;
    }

    @Override
    public @Nullable Object[] arguments() {
        return call.arguments();
    }

    @Override
    public @Nullable Object proceed() throws Exception {
        return proceed(call.arguments());
    }

    @Override
    public @Nullable Object proceed(@Nullable Object[] arguments) throws Exception {
        synchronized (this) {
            running = Thread.currentThread();
            if (interrupted) { // before it has begun
                running.interrupt();
            }
        }
        Object result;
        try {
            result = call.proceed(arguments);
        } finally {
            ended();
        }
        if (result instanceof CompletionStage<?> returned) {
            returned(returned);
        }
        return result;
    }

    /** The interrupt was for the method; who called it has been interrupted by nobody. */
    private synchronized void ended() {
        running = null;
        over = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    private void returned(CompletionStage<?> returned) {
        CompletableFuture<?> future;
        try {
            future = returned.toCompletableFuture();
        } catch (UnsupportedOperationException e) {
            return; // it cannot be cancelled
        }
        synchronized (this) {
            stage = future;
            if (!cancelled) {
                return;
            }
        }
        future.cancel(true);
    }

    /** Interrupts the thread that runs the method, or cancels the stage that it has returned. */
    void interrupt() {
        synchronized (this) {
            interrupted |= !over;
            if (running != null) {
                running.interrupt();
            }
        }
        try {
            executor.execute(this::cancel);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The application stops, and a stage is not cancelled", e);
        }
    }

    /** Cancels the stage that the method has returned or is to return. */
    void cancel() {
        CompletableFuture<?> current;
        synchronized (this) {
            cancelled = true;
            current = stage;
        }
        if (current != null) {
            current.cancel(true);
        }
    }

    /** True if this is how the method says that it was stopped. */
    synchronized boolean isStoppedBy(@Nullable Throwable thrown) {
        return (interrupted && thrown instanceof InterruptedException)
                || (cancelled && thrown instanceof CancellationException);
    }
}
