package io.rubric.impl.throttle;

/**
 * What a call asks of one limit.
 *
 * @param key of the state in Redis
 * @param cost units, 1 or more
 */
record Demand(Terms terms, StateKey key, long cost) {

    /**
     * @throws IllegalArgumentException if the cost is negative
     */
    static Demand of(Terms terms, StateKey key, long cost) {
        if (cost < 0) {
            throw new IllegalArgumentException("The cost of \"" + terms.policy().name() + "\" is negative: " + cost);
        }
        return new Demand(terms, key, cost);
    }

    Policy policy() {
        return terms.policy();
    }

    /** True if so much may never come at once. */
    boolean isImpossible() {
        return cost > policy().limit().burst();
    }
}
