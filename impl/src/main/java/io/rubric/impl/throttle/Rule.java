package io.rubric.impl.throttle;

import org.jspecify.annotations.Nullable;

/** One limit of a method, decided. */
record Rule(Terms terms, Keys keys, Cost cost) {

    /**
     * What a call asks; null if this limit does not count for it.
     *
     * @throws IllegalArgumentException if the cost is negative
     */
    @Nullable
    Demand demand(@Nullable Object[] arguments) {
        long units = cost.of(arguments);
        return units == 0 ? null : Demand.of(terms, keys.of(arguments), units);
    }
}
