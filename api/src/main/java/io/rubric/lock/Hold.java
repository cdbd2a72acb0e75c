package io.rubric.lock;

import io.rubric.RubricException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** A lock that is held, as its holder sees it: by {@link LockContext} in a {@link Locked} method, by {@link HeldLock} if it was taken by hand. */
public interface Hold {

    /** The name under which the lock is configured. */
    String name();

    /** The key of the lock as the template gave it, escaped. */
    String key();

    /**
     * A number greater than that of every earlier holder of the same key. Hand it to the resource, which refuses a lower one than it has
     * seen ({@link FencingGuard}). It does not change while the lock is held. It is the server's clock in microseconds, so that it grows across expiry, flush and failover, as long as that clock does
     * not step back by more than a minute after a release, or at all after an expiry; then the resource refuses the newcomer, and not the one before. (Kleppmann, "How to do distributed locking", 2016.)
     *
     * @throws UnsupportedOperationException where there is none: for {@link Permits}, and with {@code rubric.lock.engine=redisson}
     */
    long fencingToken();

    /**
     * False once the lock is known to be lost or has been given back: a renewal found another owner, or the lease ran out without a renewal. Costs no
     * I/O and works while Redis is away. True means: the lease had not run out on this node's clock.
     */
    boolean isValid();

    /**
     * Asks Redis, once, whether the lock is still held. What was found counts for {@link #isValid()} from now on.
     *
     * @return false if it is lost
     * @throws RubricException if Redis does not answer within {@code rubric.redis.timeout}; the lock may be held
     */
    boolean verify();

    /** What is left of the lease without a further renewal; zero if the lock is lost. No I/O. */
    Duration remaining();

    /**
     * Makes the lease last for at least this time from now, as before work that may keep the node from renewing. It is never shortened, and not
     * prolonged beyond {@link Locked#maxHold()}. Asks Redis once.
     *
     * @param time greater than zero
     * @throws LockLostException if the lock is lost
     * @throws IllegalArgumentException if the time is not greater than zero
     * @throws RubricException if Redis does not answer within {@code rubric.redis.timeout}; the lease is then what it was, or longer
     */
    void extend(Duration time);

    /**
     * Has an action run when the lock is found to be lost, once, on another thread in the application's context; at once if it has been lost
     * already, never after it was given back. It is found within a third of the lease after it was lost, also while Redis is away; without renewal when the lease ends, or Redis is asked.
     */
    void onLost(Runnable action);

    /**
     * An action that belongs to the current call wherever it runs: it enters under the call's locks without waiting, and {@link LockContext} speaks of them. The lock is not
     * held for longer because of it: when the call has ended, the action runs without. Container-managed executors do this by themselves
     * where the container propagates contexts of third parties.
     */
    Runnable contextual(Runnable action);

    /** As {@link #contextual(Runnable)}. */
    <T> Callable<T> contextual(Callable<T> action);

    /** An executor whose tasks are {@link #contextual(Runnable) contextual}, as for {@code CompletableFuture.supplyAsync}. */
    Executor contextual(Executor executor);
}
