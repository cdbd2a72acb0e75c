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
}
