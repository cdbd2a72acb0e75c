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
 * At most {@link #limit()} callers are inside at the same time, on all nodes together.
 *
 * <ol>
 *   <li>A caller waits up to {@link #waitTime()} for a permit, and then gets a {@link LockNotAcquiredException} or is skipped.
 *   <li>A permit has a lease on the server's clock, renewed while the method runs; that of a node that dies is free after the lease. Nothing has to be set up or made
 *       good: what counts is who is inside, and the limit of the caller who asks.
 *   <li>As with {@link Locked}: the owner is the call, so one further down the chain enters at once and counts once; a stage holds its permit until it completes; a permit that is
 *       lost gives a {@link LockLostException}; {@link LockContext} speaks of it, but it has no fencing token.
 *   <li>A permit is given back when the method returns, whatever transaction it runs in. With {@link Locked} on the same method, the permit is taken first.
 *   <li>The keys of permits and of locks are apart: they never exclude each other.
 *   <li>On a type: every business method of the bean. On a method it replaces that of the type.
 * </ol>
 *
 * <p>Wrong at deployment: a {@link #limit()} below 1; and what is wrong for {@link Locked}.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Permits {

    /** The template of the key, as in {@link Locked#value()}, each value with permits of its own. Default: the permits of the method. */
    @Nonbinding
    String value() default "";

    /** How many callers, at least 1. */
    @Nonbinding
    int limit();

    /** The name under which the permits are configured, as {@code rubric.lock."name".limit}. Default: the bean's class and the method. */
    @Nonbinding
    String name() default "";

    /** How long a caller waits; {@code "0s"}: not at all. {@code ""}: from configuration [5s]; with {@link OnContention#SKIP} not at all. */
    @Nonbinding
    String waitTime() default "";

    /** How long a permit outlives a node that dies; at least 1s. Renewed while the method runs. {@code ""}: from configuration [30s]. */
    @Nonbinding
    String leaseTime() default "";

    /** What happens if there is none in time. */
    @Nonbinding
    OnContention onContention() default OnContention.FAIL;
}
