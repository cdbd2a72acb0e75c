package io.rubric.impl.lock;

import io.rubric.lock.LockContext;
import java.time.Duration;

/** The injected context: that of the calling thread. */
final class CurrentLock implements LockContext {

    private final Holds holds;

    CurrentLock(Holds holds) {
        this.holds = holds;
    }

    @Override
    public boolean isHeld() {
        return holds.current() != null;
    }

    @Override
    public String key() {
        return current().key();
    }

    @Override
    public long fencingToken() {
        return current().fence();
    }

    @Override
    public boolean isValid() {
        return current().isValid();
    }

    @Override
    public Duration remaining() {
        return current().remaining();
    }

    private Lease current() {
        Lease lease = holds.current();
        if (lease == null) {
            throw new IllegalStateException(
                    "The calling thread is not in a @Locked method, or locks are switched off (rubric.lock.enabled)");
        }
        return lease;
    }
}
