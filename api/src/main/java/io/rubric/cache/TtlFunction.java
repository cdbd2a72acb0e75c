package io.rubric.cache;

import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each result how long it is kept. A CDI bean, or a class with a constructor without parameters, of which one
 * instance is made when it is first needed; many threads call it at the same time. An exception that it throws reaches the caller.
 */
@FunctionalInterface
public interface TtlFunction {

    /**
     * Asked before a result is stored; not for exceptions.
     *
     * @param method the annotated method
     * @param arguments of the call
     * @param result what the method returned, or its stage completed with; in bulk the value of one key
     * @return how long the result is kept, before jitter; zero or less: not at all; null: as the annotation and configuration say
     */
    @Nullable
    Duration ttl(Method method, @Nullable Object[] arguments, @Nullable Object result);
}
