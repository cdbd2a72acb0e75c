package io.rubric.impl.lock;

import io.rubric.impl.lock.LockStore.Ask;
import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One caller that wants one lock. When it has its turn it asks Redis, and parks between two attempts until the release
 * wakes it, the holder's lease runs out or, in case a message was lost, a second has passed.
 */
final class Waiter {

    private static final Duration SAFETY = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final NodeLocks locks;
    private final LockKey key;
    private final String owner;
    private final Term term;
    private final boolean waits;
    private final long began;
    private final CompletableFuture<Lease> result = new CompletableFuture<>();
    private boolean asking;
    private boolean answered;
    private boolean waited;
    private boolean woken;
    private volatile @Nullable Future<?> parked;
    private volatile @Nullable Throwable failure;

    /** The owner that has the lock, as far as is known. */
    private volatile @Nullable String holder;

    /**
     * @param waits whether it asks more than once
     */
    Waiter(NodeLocks locks, LockKey key, boolean waits, Term term) {
        this.locks = locks;
        this.key = key;
        this.owner = locks.node().nextOwner();
        this.term = term;
        this.waits = waits;
        this.began = locks.node().now();
        result.whenComplete((lease, error) -> {
            if (error != null) {
                leave();
            }
        });
    }

    /** The lease; cancelling it stops the wait, and what is granted after that is given back. */
    CompletableFuture<Lease> result() {
        return result;
    }

    LockKey key() {
        return key;
    }

    /** True if its caller has gone, and it only waits for an answer that may still be a grant. */
    boolean isOver() {
        return result.isCompletedExceptionally();
    }

    /** True if it was refused and waits to ask again. */
    boolean isParked() {
        return parked != null;
    }

    /** Ends the wait with the exception that its caller gets. */
    void giveUp() {
        fail(locks.trouble(this));
    }

    /** What keeps it from an answer; null if it is only that another has the lock. */
    @Nullable
    synchronized Throwable trouble() {
        return asking && !answered ? new TimeoutException("Redis has not answered") : failure;
    }

    /** Ends the wait because the application stops. */
    void stop() {
        fail(new IllegalStateException("The application stops"));
    }

    private void fail(@Nullable Throwable why) {
        Duration time = Duration.ofNanos(locks.node().now() - began);
        result.completeExceptionally(new LockNotAcquiredException(key.key(), time, locks.holder(this), why));
    }

    /** The node that has the lock, as far as is known: this one, if it is this caller. */
    @Nullable
    String holder() {
        return result.isDone() && !result.isCompletedExceptionally()
                ? locks.node().name()
                : LockNode.of(holder);
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
        long sent = locks.node().now();
        Ask ask = new Ask(term.first(), waits, hasWaited);
        locks.store().acquire(key.name(), owner, ask).whenComplete((attempt, error) -> {
            synchronized (this) {
                asking = false;
                answered = true;
                waited = true;
            }
            answered(attempt, error, sent);
        });
    }

    private void answered(@Nullable Attempt attempt, @Nullable Throwable error, long sent) {
        if (attempt != null && attempt.acquired()) {
            Lease lease = new Lease(
                    key,
                    owner,
                    attempt.fence(),
                    term,
                    sent,
                    locks.store(),
                    locks.node().clock());
            locks.granted(this, lease);
            if (!result.complete(lease)) {
                locks.release(lease); // too late for the caller
            }
            return;
        }
        failure = error;
        if (attempt != null) {
            holder = attempt.holder();
        }
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
                parked = locks.node().timer().schedule(this::ask, bounded.toNanos(), TimeUnit.NANOSECONDS);
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
            locks.store()
                    .release(key.name(), owner, Duration.ZERO); // the attempt that failed may have been carried out
        }
        if (waits && waited) {
            locks.store().forget(key.name(), owner);
        }
        locks.leave(this);
    }
}
