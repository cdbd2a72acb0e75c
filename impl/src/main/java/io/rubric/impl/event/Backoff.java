package io.rubric.impl.event;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long an event waits for its next attempt: twice as long each time, up to a minute, and up to a fifth longer or shorter at random.
 *
 * @param first after the first attempt
 * @param random from 0 to 1
 */
record Backoff(Duration first, DoubleSupplier random) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double JITTER = 0.2;

    /** The wait after an attempt, which is counted from 1; whatever is less counts as the first. */
    Duration after(int attempt) {
        double doubled = first.toNanos() * Math.pow(2, Math.max(attempt, 1) - 1);
        return jitter(Duration.ofNanos((long) Math.min(doubled, (double) LONGEST.toNanos())), random);
    }

    /** A time that is not the same on all nodes. */
    static Duration jitter(Duration time, DoubleSupplier random) {
        return Duration.ofNanos((long) ((double) time.toNanos() * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
    }
}
