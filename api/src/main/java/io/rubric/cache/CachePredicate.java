package io.rubric.cache;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Decides by its arguments whether a call uses a cache. A CDI bean, or a class with a constructor without parameters, of which one
 * instance is made when it is first needed; many threads call it at the same time. An exception that it throws reaches the caller.
 */
@FunctionalInterface
public interface CachePredicate {

    /**
     * Asked before anything else.
     *
     * @param method the annotated method
     * @param arguments of the call
     * @return true if the annotation shall have its effect
     */
    boolean test(Method method, @Nullable Object[] arguments);
}
