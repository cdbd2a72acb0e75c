package io.rubric.impl.throttle;

import org.jspecify.annotations.Nullable;

/** What a call costs, in units of its limit. */
@FunctionalInterface
interface Cost {

    /** Every call costs one. */
    Cost ONE = arguments -> 1;

    long of(@Nullable Object[] arguments);
}
