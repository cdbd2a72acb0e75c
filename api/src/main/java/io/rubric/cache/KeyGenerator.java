package io.rubric.cache;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys of a cache from the calls of a method. A CDI bean, or a class with a constructor without parameters, of which one
 * instance is made when it is first needed; many threads call it at the same time. An exception that it throws reaches the caller.
 */
@FunctionalInterface
public interface KeyGenerator {

    /**
     * Makes the key of a call. Calls that shall share an entry need the same key, all others another one.
     *
     * @param method the annotated method
     * @param arguments of the call
     * @return a text, number, truth value, enum constant, UUID, date or time, a record of such, or an array or {@code List} of such; {@code 1} and {@code "1"} are different
     *     keys. Anything else is an {@link IllegalArgumentException}.
     */
    @Nullable
    Object generate(Method method, @Nullable Object[] arguments);
}
