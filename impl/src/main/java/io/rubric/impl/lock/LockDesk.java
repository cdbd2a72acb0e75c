package io.rubric.impl.lock;

import io.rubric.impl.context.Transactions;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.LockType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What those share who take locks, by an annotation or by hand.
 *
 * @param executor runs what is the application's
 * @param timeout how long Redis may take to answer
 */
record LockDesk(
        LockKinds kinds, LockNode node, Holds holds, Transactions transactions, Executor executor, Duration timeout) {

    /** The lease of a lock that the current call holds already, or the transaction in which it runs; null if there is none. */
    @Nullable
    Lease held(LockKey key) {
        Lease own = holds.of(key);
        return own != null ? own : ofTransaction(key);
    }

    /** Why a call must not enter under a lock that it holds; null if it may. */
    static @Nullable RuntimeException refusal(Lease own, LockType wanted) {
        LockLostException loss = own.failure();
        return loss == null && wanted == LockType.WRITE && own.store() instanceof ReadStore ? upgrade(own.key()) : loss;
    }

    private static IllegalStateException upgrade(LockKey key) {
        return new IllegalStateException(
                "Lock \"" + key.key() + "\" is held for reading by this call, which cannot take it"
                        + " for writing: two that tried would wait for each other; take it for writing at first");
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
