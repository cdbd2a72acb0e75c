package io.rubric.impl.lock;

import io.rubric.impl.lock.LockStore.Renewal;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockLostException.Reason;
import io.rubric.lock.OnLost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held. It is known to be lost by a renewal or the release that finds another owner, or because its time ran out here, which needs
 * no I/O. Once lost it stays lost.
 */
final class Lease {

    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    private final LockKey key;
    private final String owner;
    private final long fence;
    private final Term term;
    private final LockStore store;
    private final LongSupplier nanos;
    private final long granted;
    private final List<Runnable> listeners = new ArrayList<>(0);
    private volatile long validUntil;
    private volatile long asked;
    private volatile @Nullable Reason lost;
    private volatile boolean released;
    private volatile boolean renewing;
    private volatile boolean commitRefused;

    /**
     * @param sent when the lock was asked for, on the clock: the lease has not begun before
     * @param nanos the clock, as {@link System#nanoTime}
     */
    Lease(LockKey key, String owner, long fence, Term term, long sent, LockStore store, LongSupplier nanos) {
        this.key = key;
        this.owner = owner;
        this.fence = fence;
        this.term = term;
        this.store = store;
        this.nanos = nanos;
        this.granted = nanos.getAsLong();
        this.asked = sent;
        this.validUntil = sent + term.first().toNanos();
    }

    LockKey key() {
        return key;
    }

    /** 0 if there is none. */
    long fence() {
        return fence;
    }

    LockStore store() {
        return store;
    }

    /** What is left without a further renewal; zero if lost or given back. */
    Duration remaining() {
        long left = validUntil - nanos.getAsLong();
        return released || lost != null || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    /** False if lost or given back. */
    boolean isValid() {
        if (!released && lost == null && validUntil - nanos.getAsLong() <= 0) {
            lose(Reason.EXPIRY);
        }
        return !released && lost == null;
    }

    /** True if it has been given back, or is being so. */
    boolean isReleased() {
        return released;
    }

    /** True if it is the lease of this lock, and has not been given back. */
    boolean isOf(LockKey other) {
        return !released && key.name().equals(other.name());
    }

    /** What its call fails with; null if it is not lost, or that is only logged. */
    @Nullable
    LockLostException failure() {
        return isValid() || term.onLost() == OnLost.WARN ? null : loss();
    }

    /** False if a transaction under it must not be committed, which is then known for good. */
    boolean mayCommit() {
        if (failure() != null) {
            commitRefused = true;
        }
        return !commitRefused;
    }

    /** True if a transaction under it was not committed because of it. */
    boolean isCommitRefused() {
        return commitRefused;
    }

    /** Null if it is not known to be lost. */
    @Nullable
    LockLostException loss() {
        Reason reason = lost;
        return reason == null ? null : new LockLostException(key.key(), fence, reason);
    }

    /** Runs an action when it is found to be lost, on the thread that finds out; at once if it is lost already. */
    void onLost(Runnable action) {
        synchronized (listeners) {
            if (lost == null) {
                listeners.add(action);
                return;
            }
        }
        action.run();
    }

    /** What is to be renewed now, or only asked for, because it lasts for longer already or may not; null if nothing is. */
    @Nullable
    Renewal due() {
        long now = nanos.getAsLong();
        long third = term.lease().toNanos() / 3;
        boolean question = now - asked >= third;
        boolean due = term.renew() && !renewing && (question || now - (validUntil - third * 2) >= 0);
        Renewal renewal = due && isValid() ? until(now, now + term.lease().toNanos()) : null;
        return renewal == null && due && question && isValid()
                ? new Renewal(key.name(), owner, Duration.ZERO)
                : renewal;
    }

    /** Takes the answer to a renewal that was sent at this time. */
    CompletionStage<Boolean> renewed(Renewal renewal, long sent, CompletionStage<Boolean> answer) {
        renewing = true;
        asked = sent;
        return answer.whenComplete((ours, error) -> {
            renewing = false;
            if (error == null && !ours) {
                lose(Reason.RENEWAL);
            } else if (error == null && isValid() && !renewal.lease().isZero()) {
                validUntil = Math.max(validUntil, sent + renewal.lease().toNanos());
            } // else: the next attempt tells, or time
        });
    }

    /** Makes it last for at least this time; false if it was not ours any more. */
    CompletionStage<Boolean> extend(Duration time) {
        long now = nanos.getAsLong();
        Renewal renewal = isValid() ? until(now, now + time.toNanos()) : null;
        return renewal == null ? CompletableFuture.completedFuture(isValid()) : send(renewal, now);
    }

    /** Asks whether it is still ours. */
    CompletionStage<Boolean> verify() {
        return isValid()
                ? send(new Renewal(key.name(), owner, Duration.ZERO), nanos.getAsLong())
                : CompletableFuture.completedFuture(false);
    }

    private CompletionStage<Boolean> send(Renewal renewal, long sent) {
        return renewed(renewal, sent, store.renew(List.of(renewal)).get(0));
    }

    /** Null if it lasts for as long already, or may not. */
    private @Nullable Renewal until(long now, long end) {
        long bound = term.maxHold().isZero()
                ? end
                : Math.min(end, granted + term.maxHold().toNanos());
        return bound - validUntil > 0 ? new Renewal(key.name(), owner, Duration.ofNanos(bound - now)) : null;
    }

    /** Gives the lock back; false if it was lost. If Redis does not say, what is known here counts; the lock is then free after its time. */
    CompletionStage<Boolean> release() {
        boolean valid = isValid();
        synchronized (listeners) {
            released = true;
            listeners.clear();
        }
        Duration keep = term.atLeast().minusNanos(nanos.getAsLong() - granted);
        return store.release(key.name(), owner, keep.isNegative() ? Duration.ZERO : keep)
                .handle((ours, error) -> {
                    if (error != null) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "Lock \"" + key.key() + "\" was not given back and is free after its lease: " + error);
                    } else if (valid && !ours) {
                        lost = Reason.RELEASE;
                        warn();
                    }
                    return lost == null;
                });
    }

    private void lose(Reason reason) {
        List<Runnable> told;
        synchronized (listeners) {
            if (released || lost != null) {
                return;
            }
            lost = reason;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        warn();
        told.forEach(Runnable::run);
    }

    private void warn() {
        LockLostException loss = loss();
        if (loss != null) {
            LOG.log(System.Logger.Level.WARNING, loss.getMessage());
        }
    }
}
