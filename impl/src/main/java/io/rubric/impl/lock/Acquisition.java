package io.rubric.impl.lock;

import io.rubric.impl.method.Outcome;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Several locks taken one after the other within one time. All callers take them in the same order, so none waits in a circle; if one
 * cannot be had, those taken before are given back.
 */
final class Acquisition {

    /** What has been begun ends by itself; that nobody hears of it must not hold the caller for ever. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final NodeLocks locks;
    private final List<LockKey> keys;
    private final Term term;
    private final Duration wait;
    private final List<Lease> taken = Collections.synchronizedList(new ArrayList<>(1));
    private final CompletableFuture<List<Lease>> result = new CompletableFuture<>();
    private volatile @Nullable Waiter asked;
    private volatile boolean over;

    private Acquisition(NodeLocks locks, List<LockKey> keys, Duration wait, Term term) {
        this.locks = locks;
        this.keys = keys;
        this.wait = wait;
        this.term = term;
    }

    /**
     * Begins to ask.
     *
     * @param keys sorted, each once
     * @param wait how long the caller waits; zero asks once
     */
    static Acquisition begin(NodeLocks locks, List<LockKey> keys, Duration wait, Term term) {
        Acquisition acquisition = new Acquisition(locks, keys, wait, term);
        acquisition.next();
        return acquisition;
    }

    /** Waits, and goes on with the leases in the order of the keys, or with why they could not be had. */
    @Nullable
    Object await(Outcome outcome, Outcome.Next<List<Lease>> next) throws Exception {
        return outcome.after(result, wait.isZero() ? GRACE : wait, (leases, error) -> {
            if (!(error instanceof TimeoutException)) {
                return had(leases, error, next);
            }
            giveUp();
            return outcome.after(result, GRACE, (late, refusal) -> had(late, refusal, next));
        });
    }

    /** What is granted when the caller has given up is given back. */
    private @Nullable Object had(
            @Nullable List<Lease> leases, @Nullable Throwable error, Outcome.Next<List<Lease>> next) throws Exception {
        if (leases == null) {
            discard();
        }
        return next.then(leases, error);
    }

    /** The time is over. */
    private void giveUp() {
        over = true;
        Waiter last = asked;
        if (last != null) {
            last.giveUp();
        }
    }

    /** Nobody waits any more; what has been handed over is another's to give back. */
    void stop() {
        if (result.cancel(false)) {
            Waiter last = asked;
            if (last != null) {
                last.result().cancel(false);
            }
        }
    }

    /** Nobody waits any more, and nobody has got what may have been granted. */
    void discard() {
        stop();
        result.thenAccept(late -> late.forEach(locks::release));
    }

    private void next() {
        if (taken.size() == keys.size()) {
            granted();
            return;
        }
        Waiter waiter = locks.acquire(keys.get(taken.size()), !wait.isZero() && !over, term);
        asked = waiter;
        if (result.isDone()) {
            waiter.result().cancel(false); // stopped between two locks
        } else if (over) {
            waiter.giveUp();
        }
        waiter.result().whenComplete((lease, error) -> {
            if (lease != null) {
                taken.add(lease);
                next();
            } else { // the caller hears of it when what was taken is free again
                giveBack().whenComplete((done, none) -> result.completeExceptionally(error));
            }
        });
    }

    private void granted() {
        if (taken.size() > 1 && !taken.stream().allMatch(Lease::isValid)) { // lost while the others were waited for
            LockNotAcquiredException lost =
                    new LockNotAcquiredException(keys.get(0).key(), Duration.ZERO, null, null);
            giveBack().whenComplete((done, none) -> result.completeExceptionally(lost));
        } else if (!result.complete(List.copyOf(taken))) {
            giveBack();
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
