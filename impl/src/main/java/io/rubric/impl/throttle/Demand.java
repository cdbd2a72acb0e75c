package io.rubric.impl.throttle;

/**
 * What a call asks of one limit.
 *
 * @param key of the state in Redis
 * @param cost units, 1 or more
 */
record Demand(Terms terms, Key key, long cost) {

    /**
     * The name of a state.
     *
     * @param tag what decides the slot of a cluster; keys of one tag can be asked together
     * @param name the whole of it
     */
    record Key(String tag, String name) {}

    /**
     * @throws IllegalArgumentException if the cost is negative
     */
    static Demand of(Terms terms, Key key, long cost) {
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
