package io.rubric.impl.lock;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held. It renews itself every third of its time. It is known to be lost by a renewal or the release that finds
 * another owner, or because its time ran out here, which needs no I/O. Once lost it stays lost.
 */
final class Lease {

    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    private final String key;
    private final String owner;
    private final long fence;
    private final Duration time;
    private final LockStore store;
    private final LongSupplier nanos;
    private volatile long validUntil;
    private volatile boolean lost;
    private volatile @Nullable Future<?> renewal;

    /**
     * @param sent when the lock was asked for, on the clock
     * @param nanos the clock, as {@link System#nanoTime}
     */
    Lease(String key, String owner, long fence, Duration time, long sent, LockStore store, LongSupplier nanos) {
        this.key = key;
        this.owner = owner;
        this.fence = fence;
        this.time = time;
        this.store = store;
        this.nanos = nanos;
        this.validUntil = sent + time.toNanos();
    }

    String key() {
        return key;
    }

    long fence() {
        return fence;
    }

    /** What is left without a further renewal; zero if lost. */
    Duration remaining() {
        long left = validUntil - nanos.getAsLong();
        return lost || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    boolean isValid() {
        if (remaining().isZero()) {
            lost = true;
        }
        return !lost;
    }

    /** Begins to renew. */
    Lease renewBy(ScheduledExecutorService timer) {
        long third = time.toNanos() / 3;
        renewal = timer.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.NANOSECONDS);
        return this;
    }

    /** Gives the lock back; false if it was lost. If Redis does not say, what is known here counts; the lock is then free after its time. */
    CompletionStage<Boolean> release() {
        Future<?> running = renewal;
        if (running != null) {
            running.cancel(false);
        }
        boolean valid = isValid();
        return store.release(key, owner).handle((ours, error) -> {
            if (error != null) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Lock \"" + key + "\" was not given back and is free after its lease: " + error);
            }
            return valid && (error != null || ours);
        });
    }

    private void renew() {
        long sent = nanos.getAsLong();
        store.renew(key, owner, time).whenComplete((ours, error) -> {
            if (error == null && !ours) {
                lost = true;
            } else if (error == null && isValid()) {
                validUntil = sent + time.toNanos();
            } // else: the next third tries again, and time tells
        });
    }
}
