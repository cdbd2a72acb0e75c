package io.rubric.impl.method;

import org.jspecify.annotations.Nullable;

/** What happens around a method, decided at deployment: an annotation with its configuration applied. Immutable. */
@FunctionalInterface
public interface Operation {

    /** Does nothing around the method: what a feature that is switched off does. */
    Operation NONE = Call::proceed;

    /** Answers the call. */
    @Nullable
    Object invoke(Call call) throws Exception;
}
