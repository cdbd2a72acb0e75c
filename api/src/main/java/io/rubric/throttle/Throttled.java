package io.rubric.throttle;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * At most {@link #limit()} calls a {@link #period()} over all nodes together; a call above it is refused with a
 * {@link ThrottledException} and the method is not called.
 *
 * <ol>
 *   <li>The {@link #algorithm()} says how calls are counted; by default a token bucket: {@link #burst()} calls may come at once, and {@link #limit()} tokens flow back evenly
 *       over each {@link #period()}.
 *   <li>A refused call uses nothing up. The exception says after what time a call would be allowed.
 *   <li>Time is that of the Redis server; a node's wrong clock changes nothing.
 *   <li>The quota belongs to the {@link #name()} together with the {@link #key()}: methods that share a name share it, and
 *       they must agree on its numbers.
 *   <li>A changed limit counts from the next call on: a token bucket keeps the fraction that was used of the old one, the other algorithms what was used; a changed algorithm begins anew.
 *   <li>May be repeated: ten a second and a thousand an hour, one user and all of them. The limits of a call are asked together, and all of them are
 *       taken or none. In a Redis Cluster that holds for limits with the same key; others are asked one after the other in the order of the annotations, so write the narrower one first, and what was taken is given back when a later one
 *       refuses. For the time between it is missing. A quota that two limits of a call mean is taken once, at the higher cost. A call that waits for one limit has its place in
 *       each from the moment it is known to Redis.
 *   <li>On a type: every business method of the bean, each with a quota of its own unless {@link #name()} is given. On a
 *       method it replaces that of the type.
 *   <li>A method that returns a {@code CompletionStage} is refused by a failed stage, and no thread waits for its turn. It may be called on another thread: in the caller's naming
 *       context and class loader and in a request context, but outside its transaction.
 *   <li>A node that has been told when a call will be allowed refuses until then by itself. If another node gives calls back, or the quota is
 *       {@linkplain Throttle#reset reset} there, it hears of it after one second at most.
 *   <li>If Redis fails or does not answer within {@code rubric.throttle.timeout} [100ms] the node limits by the same numbers
 *       on its own until Redis answers again; see {@link #onFailure()}.
 * </ol>
 *
 * Wrong at deployment: a limit, burst or cost below its least value or a cost above the burst; a bad {@link #period()} or {@link #maxWait()}; numbers that cannot be counted exactly (a burst times period above some
 * 50,000 calls a day); a log of more than 10,000; {@link OnLimit#WAIT} without {@link #maxWait()}, or with {@link Algorithm#SLIDING_COUNTER}, which knows no order; an unknown name in {@link #key()} or {@link #cost()}; one
 * {@link #name()} with different numbers; {@link OnLimit#SKIP} on a method that returns a primitive; a method that is private, static or final.
 */
@Documented
@Inherited
@InterceptorBinding
@Repeatable(Throttled.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Throttled {

    /**
     * The name of the policy, in configuration, in the exception and in the answers to HTTP clients. Default: the bean's class and the method; if it is not the first of
     * a method its position behind that, from {@code [2]} on.
     */
    @Nonbinding
    String name() default "";

    /** Units a {@link #period()}; greater than zero. Required. */
    @Nonbinding
    long limit();

    /** The time over which the {@link #limit()} counts; at least 1ms. {@code ""}: from configuration [1s]. */
    @Nonbinding
    String period() default "";

    /** Units that may come at once after a quiet time; {@link Algorithm#TOKEN_BUCKET} only. 0: as many as {@link #limit()}. Negative: wrong at deployment. */
    @Nonbinding
    long burst() default 0;

    /**
     * The template of the caller's key, such as <code>"{user}"</code>; each key has a quota of its own. Default: one quota for
     * all callers. A {@code null} is a key like any other. <code>{principal}</code> is the name of the caller, <code>{client}</code> the address of the HTTP client (behind
     * {@code rubric.http.trusted-proxies} only what these say); no caller, or no client, is a key like any other.
     */
    @Nonbinding
    String key() default "";

    /** How calls are counted. Default: a token bucket. */
    @Nonbinding
    Algorithm algorithm() default Algorithm.TOKEN_BUCKET;

    /**
     * Units that a call takes: a number, or the value of a parameter or its property, such as <code>"{items}"</code> or <code>"{order.weight}"</code>, of a type of whole number. {@code null} counts as 1. 0: the limit does not count for
     * this call. Negative: an {@link IllegalArgumentException}. More than the burst: a {@link ThrottledException} for the reason {@link ThrottledException.Reason#IMPOSSIBLE}.
     */
    @Nonbinding
    String cost() default "1";

    /** Decides the cost instead of {@link #cost()}. Default: none. */
    @Nonbinding
    Class<? extends CostFunction> costFunction() default CostFunction.class;

    /** What becomes of a call above the limit. Default: it is refused. */
    @Nonbinding
    OnLimit onLimit() default OnLimit.REJECT;

    /** How long a call waits at most for its turn; greater than zero. With {@link OnLimit#WAIT} required, here or in configuration; else wrong. */
    @Nonbinding
    String maxWait() default "";

    /** Exceptions, and their subclasses, that give back what the call has taken when the method, or its stage, ends with one. Default: none. */
    @Nonbinding
    Class<? extends Throwable>[] refundOn() default {};

    /** What becomes of a call while Redis does not answer. Default: as configured [LOCAL]. */
    @Nonbinding
    OnFailure onFailure() default OnFailure.INHERIT;

    /** Several on one method or type. */
    @Documented
    @Inherited
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {

        /** All of them hold. */
        @Nonbinding
        Throttled[] value();
    }
}
