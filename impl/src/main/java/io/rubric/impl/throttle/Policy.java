package io.rubric.impl.throttle;

import io.rubric.throttle.Quota;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAccumulator;

/** One policy on this node: what all its methods share. */
final class Policy {

    private final String name;
    private final Limit limit;
    private final boolean shadow;
    private final Counters counters = new Counters();
    private final LongAccumulator horizon = new LongAccumulator(Math::max, 0);

    /**
     * @param shadow it counts and refuses nothing
     */
    Policy(String name, Limit limit, boolean shadow) {
        this.name = name;
        this.limit = limit;
        this.shadow = shadow;
    }

    String name() {
        return name;
    }

    Limit limit() {
        return limit;
    }

    boolean isShadow() {
        return shadow;
    }

    Counters counters() {
        return counters;
    }

    /** A method reserves so far ahead of the clock. */
    void reserves(Duration wait) {
        horizon.accumulate(wait.toNanos() / 1000);
    }

    /** Microseconds that the farthest reservation can be ahead of the clock. What is farther was left by a clock that has stepped back. */
    long horizon() {
        return horizon.get();
    }

    /** How a caller stands, in the words of the API. */
    Quota quota(boolean allowed, long remaining, long retryAfter, long resetAfter) {
        return new Quota(
                name,
                allowed,
                limit.limit(),
                limit.period(),
                limit.burst(),
                remaining,
                Duration.of(retryAfter, ChronoUnit.MICROS),
                Duration.of(resetAfter, ChronoUnit.MICROS));
    }
}
