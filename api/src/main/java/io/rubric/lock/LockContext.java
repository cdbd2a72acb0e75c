package io.rubric.lock;

/**
 * The lock under which the current call runs: {@code @Inject LockContext lock}. It speaks of the innermost {@link Locked} or {@link Permits} of the
 * call; with several keys, of the first that it did not hold before. In a method that returns a stage it speaks for the part that runs before the
 * stage is returned, and for what is {@link #contextual(Runnable) contextual}.
 *
 * <p>Outside such a method {@link #isHeld()} is false and every other method throws {@link IllegalStateException}.
 */
public interface LockContext extends Hold {

    /** True if the caller runs inside a {@link Locked} or {@link Permits} method, even if its lock has been lost since. No I/O. */
    boolean isHeld();
}
