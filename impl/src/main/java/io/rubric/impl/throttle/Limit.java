package io.rubric.impl.throttle;

import io.rubric.throttle.Algorithm;
import java.time.Duration;

/**
 * The numbers of a policy.
 *
 * @param limit units a period
 * @param period over which they count
 * @param burst units that may come at once; the limit for all algorithms but the token bucket
 */
record Limit(Algorithm algorithm, long limit, Duration period, long burst) {

    /** What a Lua number counts exactly. */
    static final long EXACT = 1L << 53;

    /** Of a log, which keeps a stamp for each. */
    static final long LONGEST_LOG = 10_000;

    /** The period in the unit of the scripts. */
    long micros() {
        return period.toNanos() / 1000;
    }

    /** The greatest debt of a bucket; a unit owes one period, and each microsecond pays off the limit. */
    long capacity() {
        return burst * micros();
    }

    /**
     * Microseconds after which a unit more is there; where only its state in Redis knows, after which all are.
     *
     * @param remaining units that are left
     * @param reset microseconds after which all are there
     */
    long next(long remaining, long reset) {
        if (algorithm != Algorithm.TOKEN_BUCKET || remaining >= burst) {
            return reset;
        }
        return Math.max(0, reset - (burst - remaining - 1) * micros() / limit);
    }

    /**
     * True if no number of the algorithm, however the quota is used, is rounded.
     *
     * @param longestWait how far ahead units may be reserved
     */
    boolean isExact(Duration longestWait) {
        return micros() > 0
                && burst <= EXACT / micros() / 4
                && limit <= EXACT / micros() / 4
                && limit <= EXACT / Math.max(1, longestWait.toNanos() / 1000) / 4;
    }
}
