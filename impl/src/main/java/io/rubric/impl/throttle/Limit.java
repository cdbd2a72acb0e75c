package io.rubric.impl.throttle;

import java.time.Duration;

/**
 * The numbers of a policy.
 *
 * @param limit calls a period
 * @param period in which they flow back
 * @param burst calls that may come at once
 */
record Limit(long limit, Duration period, long burst) {

    /** What a Lua number counts exactly. */
    static final long EXACT = 1L << 53;

    /** The period in the unit of the script. */
    long micros() {
        return period.toNanos() / 1000;
    }

    /** The greatest debt; a call owes one period, and each microsecond pays off the limit. */
    long capacity() {
        return burst * micros();
    }

    /** True if no number of the algorithm, however the bucket is filled, is rounded. */
    boolean isExact() {
        return micros() > 0 && burst <= EXACT / micros() / 2 && limit <= EXACT / 2;
    }
}
