package io.rubric.throttle;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * At most {@link #limit()} calls a {@link #period()} over all nodes together; a call above it is refused with a
 * {@link ThrottledException} and the method is not called.
 *
 * <ol>
 *   <li>The limit is a token bucket: {@link #burst()} calls may come at once, and {@link #limit()} tokens flow back evenly
 *       over each {@link #period()}. In any interval of length <i>t</i> no more than
 *       {@code burst + limit * t / period} calls are allowed. (The generic cell rate algorithm of ITU-T I.371, kept as an
 *       integer debt.)
 *   <li>A refused call uses nothing up. The exception says after what time a call would be allowed.
 *   <li>Time is that of the Redis server; a node's wrong clock changes nothing.
 *   <li>The quota belongs to the {@link #name()} together with the {@link #key()}: methods that share a name share it, and
 *       they must agree on its numbers.
 *   <li>A changed limit keeps the fraction that was used of the old one.
 *   <li>On a type: every business method of the bean, each with a quota of its own unless {@link #name()} is given. On a
 *       method it replaces that of the type.
 *   <li>A method that returns a {@code CompletionStage} is refused by a failed stage. It may be called on another thread: in the caller's naming
 *       context and class loader and in a request context, but outside its transaction.
 *   <li>If Redis fails or does not answer within {@code rubric.throttle.timeout} [100ms] the node limits by the same numbers
 *       on its own until Redis answers again.
 * </ol>
 *
 * Wrong at deployment: a limit or burst below its least value; a bad {@link #period()}; a burst times period that cannot be counted exactly (more than some
 * 50,000 calls a day); an unknown name in {@link #key()}; one
 * {@link #name()} with different numbers; a method that is private, static or final.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Throttled {

    /** The name of the policy, in configuration and in the exception. Default: the bean's class and the method. */
    @Nonbinding
    String name() default "";

    /** Calls a {@link #period()}; greater than zero. Required. */
    @Nonbinding
    long limit();

    /** The time over which {@link #limit()} tokens flow back; at least 1ms. {@code ""}: from configuration [1s]. */
    @Nonbinding
    String period() default "";

    /** Calls that may come at once after a quiet time. 0: as many as {@link #limit()}. Negative: wrong at deployment. */
    @Nonbinding
    long burst() default 0;

    /**
     * The template of the caller's key, such as <code>"{user}"</code>; each key has a quota of its own. Default: one quota for
     * all callers. A {@code null} is a key like any other.
     */
    @Nonbinding
    String key() default "";
}
