package io.rubric.impl.lock;

import io.rubric.impl.context.Transactions;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What those share who take locks, by an annotation or by hand.
 *
 * @param timeout how long Redis may take to answer
 */
record LockDesk(LockKinds kinds, LockNode node, Holds holds, Transactions transactions, Duration timeout) {

    /** The lease of a lock that the current call holds already, or the transaction in which it runs; null if there is none. */
    @Nullable
    Lease held(LockKey key) {
        Lease own = holds.of(key);
        return own != null ? own : ofTransaction(key);
    }

    private @Nullable Lease ofTransaction(LockKey key) {
        for (Object mark : transactions.marks()) {
            if (mark instanceof Tenure tenure) {
                for (Lease lease : tenure.leases()) {
                    if (lease.isOf(key)) {
                        return lease;
                    }
                }
            }
        }
        return null;
    }

    /** A new exception, so that its stack trace is the caller's. */
    LockNotAcquiredException notAcquired(List<LockKey> wanted, long began, @Nullable Throwable error) {
        Duration waited = Duration.ofNanos(node.now() - began);
        return error instanceof LockNotAcquiredException e
                ? new LockNotAcquiredException(e.key(), waited, e.holder().orElse(null), e.getCause())
                : new LockNotAcquiredException(wanted.get(0).key(), waited, null, error);
    }
}
