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
 *       completed: the next holder sees what was committed. <strong>In a transaction that a caller has begun, or of an enterprise bean's
 *       container, the lock is released when the method returns, which is before that transaction commits.</strong>
 *   <li>A caller waits up to {@link #waitTime()} and then gets a {@link LockNotAcquiredException}; the method is not called. Waiting
 *       costs next to nothing: the release wakes the first waiter of each node, which otherwise asks once a second. An interrupted caller stops waiting with the same exception and
 *       its interrupt flag set.
 *   <li>The lock has a lease of {@link #leaseTime()} that is renewed every third of it while the method runs. If the node dies the
 *       lock is free after the lease.
 *   <li>The owner is the call, not the thread. A call further down the chain, on the same thread, that locks the same key
 *       enters at once without asking Redis.
 *   <li>Each holder has a fencing token, greater than that of every holder before it ({@link LockContext#fencingToken()}), also
 *       across expiry of the lock; taken from the clock of the Redis server.
 *   <li>A lock that was lost while the method ran (Redis did not answer for longer than the lease, or the key was taken away) is
 *       known to {@link LockContext#isValid()}, and the caller gets a {@link LockLostException} instead of the result; an
 *       exception of the method itself is kept, with that one as suppressed.
 *   <li>Several keys are taken in one order that is the same on every node, within one {@link #waitTime()}, and given back if one
 *       cannot be had.
 *   <li>A method that returns a {@code CompletionStage} holds the lock until the stage completes, and is refused by a failed
 *       stage; no thread waits. A call down the chain that enters under
 *       a lock of its caller does not hold it for longer than the caller does. The method may be called on another thread: in the caller's
 *       naming context and class loader and in a request context, but outside its transaction.
 *   <li>On a type: every business method of the bean. On a method it replaces that of the type.
 *   <li>If Redis fails or does not answer within {@link #waitTime()}, the caller gets a {@link LockNotAcquiredException} with the failure
 *       as its cause.
 * </ol>
 *
 * Redis locks are for efficiency. A holder that was paused for longer than its lease does not know that it lost the lock until it
 * looks; where two writers at once would do harm, let the resource itself refuse a fencing token that is lower than the last one
 * it saw.
 *
 * <p>Wrong at deployment: an unknown name in {@link #value()}; a bad duration; a {@link #leaseTime()} below 1s; a method that is private,
 * static or final, or that returns a lazy type ({@code Stream}, {@code Iterator}, {@code Future}, {@code Publisher}) whose work would
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

    /** The name under which the lock is configured. Default: the bean's class and the method. */
    @Nonbinding
    String name() default "";

    /** How long a caller waits; {@code "0s"}: not at all. {@code ""}: from configuration [5s]. */
    @Nonbinding
    String waitTime() default "";

    /** How long the lock outlives a node that dies; at least 1s. Renewed while the method runs. {@code ""}: from configuration [30s]. */
    @Nonbinding
    String leaseTime() default "";
}
