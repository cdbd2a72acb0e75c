package io.rubric.lock;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Locks by hand: {@code @Inject @LockName("orders") Locks locks}. What is said of them (wait, lease, type) is that of the {@link Locked} method of the same
 * {@link Locked#name() name}, or configuration.
 *
 * <p>A key is what the method's template takes: no value ({@code null}) for a template without parameters, one as it is, several as a {@code List} in the order in which the template
 * names them. It gives the same lock as the method's. Where only configuration has the name, any value with a stable text form, for the lock
 * <code>name:{key}</code>, or {@code null} for the lock {@code name}.
 *
 * <p>Wrong at deployment: a name that neither a method nor configuration has; methods of one name whose rules or templates differ; a method with several templates.
 */
public interface Locks {

    /** The name. */
    String name();

    /**
     * Takes a lock, waiting up to {@link Locked#waitTime()}. If the calling thread runs under it already it is had at once, and closing it changes nothing.
     *
     * @throws LockNotAcquiredException if it could not be had
     * @throws LockLostException if the calling thread runs under it and it is lost, unless {@link Locked#onLost()} is {@link OnLost#WARN}
     * @throws IllegalStateException if the calling thread runs under it for reading, and this is for writing
     * @throws IllegalArgumentException if the key does not fit the template
     */
    HeldLock acquire(@Nullable Object key);

    /**
     * Takes a lock if it is free.
     *
     * @return empty if somebody else has it
     * @throws LockNotAcquiredException if Redis failed
     * @throws LockLostException as {@link #acquire} does
     * @throws IllegalStateException as {@link #acquire} does
     * @throws IllegalArgumentException if the key does not fit the template
     */
    Optional<HeldLock> tryAcquire(@Nullable Object key);

    /** As {@link #acquire}; no thread waits, and errors come by the stage. Cancelling it stops the wait. */
    CompletionStage<HeldLock> acquireAsync(@Nullable Object key);

    /** As {@link #tryAcquire}; errors come by the stage. */
    CompletionStage<Optional<HeldLock>> tryAcquireAsync(@Nullable Object key);
}
