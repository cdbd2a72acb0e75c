package io.rubric.lock;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method runs while it holds a lock that excludes every other holder of the same key on every node.
 *
 * <ol>
 *   <li>The lock is taken before a transaction that {@code @Transactional} of the same method begins, and released after it has
 *       completed: the next holder sees what was committed. In a transaction that is active already, a caller's or that of an enterprise
 *       bean's container, the lock is taken in it and released when it has completed and the method, or its stage, has ended, whichever is
 *       later; until then every call in that transaction enters under it at once. A method that is
 *       {@code REQUIRES_NEW} or {@code NOT_SUPPORTED} has nothing to do with its caller's transaction.
 *   <li>A caller waits up to {@link #waitTime()} and then gets a {@link LockNotAcquiredException}, or is skipped ({@link #onContention()}); the method is not called. Waiting
 *       costs next to nothing: the release wakes the first waiter of each node, which otherwise asks once a second. An interrupted caller stops waiting with the same exception and
 *       its interrupt flag set.
 *   <li>The lock has a lease of {@link #leaseTime()} that is renewed every third of it while the method runs. If the node dies the
 *       lock is free after the lease.
 *   <li>The owner is the call, not the thread. A call further down the chain that locks the same key
 *       enters at once without asking Redis: on the same thread, on container-managed executors that propagate contexts of third parties, elsewhere by
 *       {@link Hold#contextual(Runnable)}. It is not held for longer because of that: a stage that such a call leaves behind goes on without
 *       the lock when the outer call has ended.
 *   <li>Each holder has a fencing token, greater than that of every holder before it ({@link LockContext#fencingToken()}), also
 *       across expiry of the lock; taken from the clock of the Redis server.
 *   <li>A lock that was lost while the method ran (Redis did not answer for longer than the lease, or the key was taken away) is
 *       known to {@link LockContext#isValid()} and {@link LockContext#onLost(Runnable)}, a transaction inside is rolled back, and the caller gets a
 *       {@link LockLostException} instead of the result ({@link #onLost()}); an
 *       exception of the method itself is kept, with that one as suppressed.
 *   <li>Several keys are taken in one order that is the same on every node, within one {@link #waitTime()}, and given back if one
 *       cannot be had.
 *   <li>A method that returns a {@code CompletionStage} holds the lock until the stage completes, and is refused by a failed
 *       stage; no thread waits. If the caller cancels what it got, the method's own stage is cancelled. The method may be called on another thread: in the caller's
 *       naming context and class loader and in a request context, but outside its transaction.
 *   <li>Readers ({@link LockType#READ}) share a lock, and writers exclude them. A writer that waits keeps new readers out; one that dies waiting, for three seconds at most. A call that holds a lock
 *       for reading cannot take it for writing ({@link IllegalStateException}); the other way round it enters at once.
 *   <li>On a type: every business method of the bean. On a method it replaces that of the type.
 *   <li>If Redis fails or does not answer within {@link #waitTime()}, the caller gets a {@link LockNotAcquiredException} with the failure
 *       as its cause.
 *   <li>When the application stops, who waits is refused and what is held is given back.
 * </ol>
 *
 * <p>A job that runs once in the cluster: a scheduled method on every node with {@code onContention = SKIP} and an {@link #atLeast()} longer than the clocks of the nodes differ, and shorter than the time from one run to
 * the next.
 *
 * <p>Redis locks are for efficiency. A holder that was paused for longer than its lease does not know that it lost the lock until it
 * looks, and a Redis that fails over may forget one; where two writers at once would do harm, let the resource itself refuse a fencing token that is lower than the last one
 * it saw ({@link FencingGuard}).
 *
 * <p>Wrong at deployment: an unknown name in {@link #value()}; a bad duration; a {@link #leaseTime()} below 1s; numbers that contradict each other, as said with each member; a method that is private,
 * static or final, that returns a primitive and may be skipped, or that returns a lazy type ({@code Stream}, {@code Iterator}, {@code Future}, {@code Publisher}) whose work would
 * be done after the release.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Locked {

    /**
     * The templates of the keys, such as <code>"order:{order.id}"</code>. A key is the whole name of a lock: two methods of two beans
     * that lock <code>"order:{id}"</code> exclude each other. Default: one lock for the method.
     * <code>{principal}</code> is the name of the caller, <code>{client}</code> the address that the request comes from, as for
     * {@link io.rubric.cache.CacheResult#key()}.
     */
    @Nonbinding
    String[] value() default {};

    /** The name under which the lock is configured, and by which {@link Locks} are injected. Default: the bean's class and the method. */
    @Nonbinding
    String name() default "";

    /** Whether readers share the lock. Who writes excludes everybody. */
    @Nonbinding
    LockType type() default LockType.WRITE;

    /** How long a caller waits; {@code "0s"}: not at all. {@code ""}: from configuration [5s]; with {@link OnContention#SKIP} not at all. */
    @Nonbinding
    String waitTime() default "";

    /** How long the lock outlives a node that dies; at least 1s. Renewed while the method runs. {@code ""}: from configuration [30s]. */
    @Nonbinding
    String leaseTime() default "";

    /** Whether the lease is renewed. If not, {@link #leaseTime()} is the longest that the lock is held. */
    @Nonbinding
    boolean renew() default true;

    /**
     * How long the lock is held at least, from its acquisition on, even if the method ends sooner or its node dies. {@code "0s"}, or {@code ""} without configuration: no longer than the method. Not for readers,
     * and without renewal not longer than {@link #leaseTime()}.
     */
    @Nonbinding
    String atLeast() default "";

    /**
     * How long the lock is held at most: a method that takes longer loses it, as by an expired lease. {@code ""} without configuration: as long as the method takes. Not shorter than {@link #leaseTime()} or
     * {@link #atLeast()}, and only with renewal.
     */
    @Nonbinding
    String maxHold() default "";

    /** What happens to a call that does not get the lock in time. */
    @Nonbinding
    OnContention onContention() default OnContention.FAIL;

    /** What happens to a call whose lock is lost. */
    @Nonbinding
    OnLost onLost() default OnLost.FAIL;

    /**
     * Whether callers get the lock in the order in which they came, over all nodes. It costs each waiter a question a second. One that dies waiting holds up the others for three seconds at most. Who
     * locks the same key without it stands in no queue. Not for readers.
     */
    @Nonbinding
    boolean fair() default false;
}
