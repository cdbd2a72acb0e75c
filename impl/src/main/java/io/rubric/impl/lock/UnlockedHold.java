package io.rubric.impl.lock;

import io.rubric.lock.HeldLock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What is had by hand where locks are switched off: nothing that could be lost. */
record UnlockedHold(String name, String key) implements HeldLock {

    @Override
    public long fencingToken() {
        throw new UnsupportedOperationException("Locks are switched off (rubric.lock.enabled)");
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public boolean verify() {
        return true;
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(Long.MAX_VALUE);
    }

    @Override
    public void extend(Duration time) {
        // it does not end
    }

    @Override
    public void onLost(Runnable action) {
        // it cannot be lost
    }

    @Override
    public Runnable contextual(Runnable action) {
        return action;
    }

    @Override
    public <T> Callable<T> contextual(Callable<T> action) {
        return action;
    }

    @Override
    public Executor contextual(Executor executor) {
        return executor;
    }

    @Override
    public void close() {
        // nobody waits for it
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        return CompletableFuture.completedFuture(null);
    }
}
