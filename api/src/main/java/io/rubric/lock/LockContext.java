package io.rubric.lock;

import java.time.Duration;

/**
 * The lock under which the current call runs: {@code @Inject LockContext lock}. It speaks of the innermost {@link Locked} of the
 * calling thread; with several keys, of the first that it did not hold
 * before. In a method that returns a stage it speaks for the part that runs before the stage is returned.
 *
 * <p>Outside a {@link Locked} method {@link #isHeld()} is false and every other method throws {@link IllegalStateException}.
 */
public interface LockContext {

    /** True if the calling thread runs inside a {@link Locked} method, even if its lock has been lost since. No I/O. */
    boolean isHeld();

    /** The key of the lock as the template gave it, escaped. */
    String key();

    /**
     * A number greater than that of every earlier holder of the same key. Hand it to the resource, which refuses a lower one
     * than it has seen. It does not change while the lock is held.
     */
    long fencingToken();

    /**
     * False once the lock is known to be lost: a renewal found another owner, or the lease ran out without a renewal. Costs no
     * I/O and works while Redis is away. True means: the lease had not run out on this node's clock.
     */
    boolean isValid();

    /** What is left of the lease without a further renewal; zero if the lock is lost. No I/O. */
    Duration remaining();
}
