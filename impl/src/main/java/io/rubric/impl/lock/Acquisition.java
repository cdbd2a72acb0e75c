package io.rubric.impl.lock;

import io.rubric.impl.method.Outcome;
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

    /** A wait ends by itself; that nobody hears of it must not hold the caller for ever. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final NodeLocks locks;
    private final List<LockKey> keys;
    private final Term term;
    private final Duration wait;
    private final long began;
    private final List<Lease> taken = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<List<Lease>> result = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<Lease> asked;

    private Acquisition(NodeLocks locks, List<LockKey> keys, Duration wait, Term term) {
        this.locks = locks;
        this.keys = keys;
        this.wait = wait;
        this.term = term;
        this.began = locks.node().now();
    }

    /**
     * @param keys sorted, each once
     * @return the leases in the order of the keys; cancelling it stops the wait and gives back what was taken
     */
    static CompletableFuture<List<Lease>> of(NodeLocks locks, List<LockKey> keys, Duration wait, Term term) {
        Acquisition acquisition = new Acquisition(locks, keys, wait, term);
        acquisition.result.whenComplete(acquisition::ended);
        acquisition.next();
        return acquisition.result;
    }

    /**
     * Takes locks for a caller, and goes on with them, or with why they could not be had. What is granted when he has given up is given back.
     *
     * @param acquisition what he waits for, up to the wait that it was made with
     */
    static @Nullable Object await(
            NodeLocks locks,
            CompletableFuture<List<Lease>> acquisition,
            Duration wait,
            Outcome outcome,
            Outcome.Next<List<Lease>> next)
            throws Exception {
        return outcome.after(acquisition, wait.plus(GRACE), (taken, error) -> {
            if (taken == null && !acquisition.cancel(false)) {
                acquisition.thenAccept(late -> late.forEach(locks::release)); // granted while we gave up
            }
            return next.then(taken, error);
        });
    }

    private void next() {
        if (taken.size() == keys.size()) {
            if (!taken.stream().allMatch(Lease::isValid)) { // lost while the others were waited for
                giveBack()
                        .whenComplete((done, none) -> result.completeExceptionally(new LockNotAcquiredException(
                                keys.get(0).key(), Duration.ofNanos(locks.node().now() - began), null, null)));
                return;
            }
            if (!result.complete(List.copyOf(taken))) {
                giveBack();
            }
            return;
        }
        Duration left = wait.minusNanos(locks.node().now() - began);
        CompletableFuture<Lease> lease =
                locks.acquire(keys.get(taken.size()), left.isNegative() ? Duration.ZERO : left, term);
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
