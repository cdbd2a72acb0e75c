package io.rubric.impl.method;

import org.jspecify.annotations.Nullable;

/** One call of an intercepted method. */
public interface Call {

    /** The arguments of the call. */
    @Nullable
    Object[] arguments();

    /** Goes on to the method; what it returns and throws is the method's own. */
    @Nullable
    Object proceed() throws Exception;

    /**
     * Goes on to the method with other arguments.
     *
     * @param arguments as many as the method has parameters, each of its parameter's type; they are the arguments of the call from now on
     */
    @Nullable
    Object proceed(@Nullable Object[] arguments) throws Exception;
}
