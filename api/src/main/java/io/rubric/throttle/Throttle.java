package io.rubric.throttle;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One policy, for code that asks by itself: {@code @Inject @ThrottleName("login") Throttle logins}. It shares its quotas with every {@link Throttled} of that name, whose
 * numbers it has; if there is none, those that configuration gives the name ({@code rubric.throttle."login".limit}).
 *
 * <p>The key: the values that stand in the braces of {@link Throttled#key()}, in their order; one as it is, several as a
 * {@code List}; none for a policy without a key. <code>&#123;principal}</code> and <code>&#123;client}</code> are found as in a call and not given. A policy of configuration alone has any key, or none.
 *
 * <p>Nothing here waits for its turn, whatever {@link Throttled#onLimit()} says. While Redis does not answer, {@link Throttled#onFailure()} decides, of several methods the
 * strictest, within {@code rubric.throttle.timeout}. Each method but {@link #name()} throws an {@link IllegalArgumentException}, the asynchronous ones by their stage, for a key that has not as many values as the
 * template, or one of a type that has no stable text form.
 */
public interface Throttle {

    /** The name of the policy. */
    String name();

    /** Takes one unit of a policy without a key. */
    default Quota tryAcquire() {
        return tryAcquire(null, 1);
    }

    /** Takes one unit of a key's quota. */
    default Quota tryAcquire(@Nullable Object key) {
        return tryAcquire(key, 1);
    }

    /**
     * Takes units of a key's quota, all or none.
     *
     * @param key null for a policy without a key; else null is a key like any other
     * @param cost units, 1 or more, else an {@link IllegalArgumentException}; more than the burst is never allowed
     * @return how the caller stands; {@link Quota#allowed()} says whether they were taken
     */
    Quota tryAcquire(@Nullable Object key, long cost);

    /**
     * How a caller stands, without taking anything.
     *
     * @param key as in {@link #tryAcquire(Object, long)}
     * @return {@link Quota#allowed()} says whether a call of cost 1 would be allowed. If Redis does not answer, what this node knows.
     */
    Quota peek(@Nullable Object key);

    /**
     * Gives a key its whole quota again. Calls that wait for their turn keep it. Another node may refuse a caller whom it has refused before for one second more.
     *
     * @param key as in {@link #tryAcquire(Object, long)}
     * @throws io.rubric.RubricException if Redis does not answer; this node's own count is reset
     */
    void reset(@Nullable Object key);

    /** As {@link #tryAcquire(Object, long)}; no thread waits. */
    CompletionStage<Quota> tryAcquireAsync(@Nullable Object key, long cost);

    /** As {@link #peek(Object)}; no thread waits. */
    CompletionStage<Quota> peekAsync(@Nullable Object key);

    /** As {@link #reset(Object)}; no thread waits. */
    CompletionStage<@Nullable Void> resetAsync(@Nullable Object key);
}
