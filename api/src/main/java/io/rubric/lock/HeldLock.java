package io.rubric.lock;

import java.util.concurrent.CompletionStage;

/**
 * A lock that was taken by hand ({@link Locks}), for {@code try (HeldLock held = locks.acquire(id)) { ... }}. It belongs to this object and not to a thread: a {@link Locked} method of the
 * same key that is called meanwhile waits like anybody else's, unless it is called by a {@link #contextual(Runnable) contextual} action.
 */
public interface HeldLock extends Hold, AutoCloseable {

    /**
     * Gives the lock back and waits for the answer, up to {@code rubric.redis.timeout}; if there is none the lock is free after its lease. A second call does nothing.
     *
     * @throws LockLostException if it was lost before, unless {@link Locked#onLost()} is {@link OnLost#WARN}. In a {@code try} an exception of the body is kept, with this one as suppressed.
     */
    @Override
    void close();

    /** As {@link #close()}, without waiting; fails as that does. */
    CompletionStage<Void> closeAsync();
}
