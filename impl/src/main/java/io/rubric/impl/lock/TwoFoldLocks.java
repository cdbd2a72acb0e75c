package io.rubric.impl.lock;

import io.rubric.lock.HeldLock;
import io.rubric.lock.Locks;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The locks that are injected: each method in two forms, for those who wait and for those who take a stage. */
final class TwoFoldLocks implements Locks {

    private final String name;
    private final ManualLocks values;
    private final ManualLocks stages;

    TwoFoldLocks(String name, ManualLocks values, ManualLocks stages) {
        this.name = name;
        this.values = values;
        this.stages = stages;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public HeldLock acquire(@Nullable Object key) {
        return (HeldLock) Objects.requireNonNull(values.acquire(key));
    }

    @Override
    @SuppressWarnings("unchecked") // what an attempt gives
    public Optional<HeldLock> tryAcquire(@Nullable Object key) {
        return (Optional<HeldLock>) Objects.requireNonNull(values.tryAcquire(key));
    }

    @Override
    public CompletionStage<HeldLock> acquireAsync(@Nullable Object key) {
        return stage(stages.acquire(key));
    }

    @Override
    public CompletionStage<Optional<HeldLock>> tryAcquireAsync(@Nullable Object key) {
        return stage(stages.tryAcquire(key));
    }

    @SuppressWarnings("unchecked") // what a stage outcome gives
    private static <T> CompletionStage<T> stage(@Nullable Object outcome) {
        return (CompletableFuture<T>) Objects.requireNonNull(outcome);
    }
}
