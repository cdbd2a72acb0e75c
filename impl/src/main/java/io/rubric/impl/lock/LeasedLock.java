package io.rubric.impl.lock;

import io.rubric.RubricException;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockLostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A lease that was taken by hand. */
final class LeasedLock extends LeaseHold implements HeldLock {

    private static final System.Logger LOG = System.getLogger(LeasedLock.class.getName());

    private final Lease lease;
    private final @Nullable NodeLocks locks;
    private final LockCounters counters;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param locks gives it back; null if it is that of a call around, which does so
     */
    LeasedLock(
            String name,
            Lease lease,
            Frame frame,
            @Nullable NodeLocks locks,
            LockCounters counters,
            ApplicationExecutor executor,
            Duration timeout) {
        super(name, lease, frame, executor, timeout);
        this.lease = lease;
        this.locks = locks;
        this.counters = counters;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && locks != null) {
            try {
                answer(locks.release(lease));
            } catch (RubricException e) { // it is free after its lease
                LOG.log(System.Logger.Level.DEBUG, "Whether a lock was given back is not known", e);
            }
            LockLostException loss = loss();
            if (loss != null) {
                throw loss;
            }
        }
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        if (!closed.compareAndSet(false, true) || locks == null) {
            return CompletableFuture.completedFuture(null);
        }
        return locks.release(lease).thenCompose(given -> {
            LockLostException loss = loss();
            return loss == null ? CompletableFuture.<Void>completedFuture(null) : CompletableFuture.failedFuture(loss);
        });
    }

    /** What its holder must know; counted, too. */
    private @Nullable LockLostException loss() {
        if (lease.loss() != null) {
            counters.lost.increment();
        }
        return lease.failure();
    }
}
