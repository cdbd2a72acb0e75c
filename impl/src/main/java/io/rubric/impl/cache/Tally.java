package io.rubric.impl.cache;

/** What one call counts as: a hit or a miss, and a wait at most once. */
final class Tally {

    private final Counters counters;
    private boolean counted;
    private boolean waited;

    Tally(Counters counters) {
        this.counters = counters;
    }

    /** There was an entry; a hit, unless the call has missed before. */
    void hit() {
        if (!counted) {
            counted = true;
            counters.hits.increment();
        }
    }

    void miss() {
        if (!counted) {
            counted = true;
            counters.misses.increment();
        }
    }

    void waits() {
        if (!waited) {
            waited = true;
            counters.waits.increment();
        }
    }
}
