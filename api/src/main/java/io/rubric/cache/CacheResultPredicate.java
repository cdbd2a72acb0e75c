package io.rubric.cache;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Decides by a result whether it is stored. A CDI bean, or a class with a constructor without parameters, of which one
 * instance is made when it is first needed; many threads call it at the same time. An exception that it throws reaches the caller.
 */
@FunctionalInterface
public interface CacheResultPredicate {

    /**
     * Asked before anything is stored; not for exceptions.
     *
     * @param method the annotated method
     * @param arguments of the call
     * @param result what the method returned, or its stage completed with; in bulk the value of one key
     * @return true or false, with the meaning that the annotation's member has
     */
    boolean test(Method method, @Nullable Object[] arguments, @Nullable Object result);
}
