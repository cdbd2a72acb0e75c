package io.rubric.impl.lock;

import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Several locks taken one after the other within one time. All callers take them in the same order, so none waits in a circle; if one
 * cannot be had, those taken before are given back.
 */
final class Acquisition {

    private final Locks locks;
    private final List<String> keys;
    private final Duration time;
    private final Duration wait;
    private final long began;
    private final List<Lease> taken = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<List<Lease>> result = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<Lease> asked;

    private Acquisition(Locks locks, List<String> keys, Duration wait, Duration time) {
        this.locks = locks;
        this.keys = keys;
        this.wait = wait;
        this.time = time;
        this.began = locks.clock().getAsLong();
    }

    /**
     * @param keys sorted, each once
     * @return the leases in the order of the keys; cancelling it stops the wait and gives back what was taken
     */
    static CompletableFuture<List<Lease>> of(Locks locks, List<String> keys, Duration wait, Duration time) {
        Acquisition acquisition = new Acquisition(locks, keys, wait, time);
        acquisition.result.whenComplete(acquisition::ended);
        acquisition.next();
        return acquisition.result;
    }

    private void next() {
        if (taken.size() == keys.size()) {
            if (!taken.stream().allMatch(Lease::isValid)) { // lost while the others were waited for
                giveBack()
                        .whenComplete((done, none) -> result.completeExceptionally(new LockNotAcquiredException(
                                keys.get(0), Duration.ofNanos(locks.clock().getAsLong() - began), null)));
                return;
            }
            if (!result.complete(List.copyOf(taken))) {
                giveBack();
            }
            return;
        }
        Duration left = wait.minusNanos(locks.clock().getAsLong() - began);
        CompletableFuture<Lease> lease =
                locks.acquire(keys.get(taken.size()), left.isNegative() ? Duration.ZERO : left, time);
        asked = lease;
        if (result.isDone()) {
            lease.cancel(false); // cancelled between two locks
        }
        lease.whenComplete((granted, error) -> {
            if (granted != null) {
                taken.add(granted);
                next();
            } else { // the caller hears of it when what was taken is free again
                giveBack().whenComplete((done, none) -> result.completeExceptionally(error));
            }
        });
    }

    private void ended(@Nullable List<Lease> leases, @Nullable Throwable error) {
        CompletableFuture<Lease> last = asked;
        if (error != null && last != null) {
            last.cancel(false);
        }
    }

    private CompletableFuture<Void> giveBack() {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = taken.size() - 1; i >= 0; i--) {
            answers.add(locks.release(taken.get(i)).toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }
}
