package io.rubric.impl.context;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The beans that tell of the present call, as the calling thread sees them. */
interface Beans {

    /** Asks the only bean of a type; null if there is none, or if it has nothing to say outside of a call from outside. */
    <T, R> @Nullable R ask(Class<T> type, Function<T, @Nullable R> question);

    /** Whether there is exactly one bean of a type. */
    boolean has(Class<?> type);
}
