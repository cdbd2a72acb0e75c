package io.rubric.impl.redis;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers that Redis does not answer, so that not each caller finds out by waiting. After some failures in a row it opens; while it is open one caller a pause is let
 * through, to see whether Redis is back. Each pause is twice as long as the last one, up to a longest.
 */
public final class Breaker {

    private static final int FAILURES = 5;
    private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(4).toNanos();

    private final LongSupplier clock;

    /** Read by each call; everything else only where something has failed. */
    private volatile int failures;

    private long pause = FIRST_PAUSE;
    private long next;

    /**
     * @param clock nanoseconds that only go forward
     */
    public Breaker(LongSupplier clock) {
        this.clock = clock;
    }

    /** True if nothing is known against Redis. */
    public boolean isClosed() {
        return failures < FAILURES;
    }

    /** True if Redis may be asked. Whoever is told so says how it ended. */
    public boolean permits() {
        return isClosed() || probe();
    }

    /** Redis has answered, if only to refuse. */
    public void answered() {
        if (failures != 0) {
            close();
        }
    }

    /** Redis has not answered in time, or could not be reached. */
    public synchronized void failed() {
        failures++;
        if (failures == FAILURES) {
            pause = FIRST_PAUSE;
            next = clock.getAsLong() + pause;
        }
    }

    private synchronized boolean probe() {
        long now = clock.getAsLong();
        if (failures < FAILURES) {
            return true;
        }
        if (now - next < 0) {
            return false;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        next = now + pause;
        return true;
    }

    private synchronized void close() {
        failures = 0;
    }
}
