package io.rubric.impl.lock;

import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One caller that wants one lock. Only the first of a key's callers in this node asks Redis; it parks between two attempts until the release
 * wakes it, the holder's lease runs out or, in case a message was lost, a second has passed.
 */
final class Waiter {

    private static final Duration SAFETY = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final Locks locks;
    private final String key;
    private final String owner;
    private final Duration time;
    private final boolean waits;
    private final long began;
    private final CompletableFuture<Lease> result = new CompletableFuture<>();
    private final Future<?> alarm;
    private boolean asking;
    private boolean waited;
    private boolean woken;
    private @Nullable Future<?> parked;
    private volatile @Nullable Throwable failure;

    Waiter(Locks locks, String key, String owner, Duration wait, Duration time) {
        this.locks = locks;
        this.key = key;
        this.owner = owner;
        this.time = time;
        this.waits = !wait.isZero();
        this.began = locks.clock().getAsLong();
        this.alarm = waits
                ? locks.timer().schedule(this::giveUp, wait.toNanos(), TimeUnit.NANOSECONDS)
                : CompletableFuture.completedFuture(null);
        result.whenComplete((lease, error) -> {
            alarm.cancel(false);
            if (error != null) {
                leave();
            }
        });
    }

    /** The lease; cancelling it stops the wait, and what is granted after that is given back. */
    CompletableFuture<Lease> result() {
        return result;
    }

    String key() {
        return key;
    }

    /** Ends the wait with the exception that its caller gets. */
    void giveUp() {
        result.completeExceptionally(
                new LockNotAcquiredException(key, Duration.ofNanos(locks.clock().getAsLong() - began), failure));
    }

    /** It is this caller's turn in this node, after others had theirs or not. */
    void turn(boolean after) {
        synchronized (this) {
            waited |= after;
        }
        ask();
    }

    /** The lock was released somewhere. */
    void wake() {
        synchronized (this) {
            woken = true;
            if (parked == null) {
                return; // the answer that is under way, or the next turn, sees it
            }
        }
        ask();
    }

    private void ask() {
        boolean hasWaited;
        boolean ended;
        synchronized (this) {
            if (asking) {
                return;
            }
            ended = result.isDone();
            asking = !ended;
            woken = false;
            unpark();
            hasWaited = waited;
        }
        if (ended) {
            if (result.isCompletedExceptionally()) {
                locks.leave(this); // its time was over before its turn came
            }
            return;
        }
        long sent = locks.clock().getAsLong();
        locks.store().acquire(key, owner, time, waits, hasWaited).whenComplete((attempt, error) -> {
            synchronized (this) {
                asking = false;
                waited = true;
            }
            answered(attempt, error, sent);
        });
    }

    private void answered(@Nullable Attempt attempt, @Nullable Throwable error, long sent) {
        if (attempt != null && attempt.acquired()) {
            Lease lease = new Lease(key, owner, attempt.fence(), time, sent, locks.store(), locks.clock());
            locks.granted(this, lease.renewBy(locks.timer()));
            if (!result.complete(lease)) {
                locks.release(lease); // too late for the caller
            }
            return;
        }
        failure = error;
        if (result.isDone()) {
            leave();
        } else if (!waits) {
            giveUp();
        } else {
            park(
                    attempt == null
                            ? AFTER_FAILURE
                            : attempt.expiresIn() > 0 ? Duration.ofMillis(attempt.expiresIn()) : SAFETY);
        }
    }

    private void park(Duration until) {
        synchronized (this) {
            if (!woken) {
                Duration bounded = until.compareTo(SAFETY) < 0 ? until : SAFETY;
                parked = locks.timer().schedule(this::ask, bounded.toNanos(), TimeUnit.NANOSECONDS);
                return;
            }
        }
        ask();
    }

    private void unpark() {
        if (parked != null) {
            parked.cancel(false);
            parked = null;
        }
    }

    /** Makes way for the next caller of the key, unless an answer is under way that may still be a grant. */
    private void leave() {
        synchronized (this) {
            unpark();
            if (asking) {
                return;
            }
        }
        if (failure != null) {
            locks.store().release(key, owner); // the attempt that failed may have been carried out
        }
        locks.leave(this);
    }
}
