package io.rubric.throttle;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a call costs. A CDI bean, or a class with a constructor without parameters, of which one instance is made when it is first
 * needed; many threads call it at the same time. An exception that it throws reaches the caller.
 */
@FunctionalInterface
public interface CostFunction {

    /**
     * Asked before the limit is.
     *
     * @param method the annotated method
     * @param arguments of the call
     * @return units; 0: the limit does not count for this call; negative: the call fails with an {@link IllegalArgumentException}
     */
    long cost(Method method, @Nullable Object[] arguments);
}
