package io.rubric.impl.event;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of events: UUIDs of version 7 (RFC 9562, section 5.7). On one node each is greater than those before it, also as text, and nodes share none. The 12 bits after the
 * milliseconds count within them (section 6.2, method 1). What does not fit there is carried to the milliseconds, which then run ahead of the clock, as they do if it is set back.
 */
final class EventIds {

    private static final int COUNTER_BITS = 12;

    /** A millisecond begins to count in its lower half, and has the upper one left to count in. */
    private static final int SEEDS = 1 << (COUNTER_BITS - 1);

    private static final long VERSION = 7L << COUNTER_BITS;
    private static final long VARIANT = 1L << 63;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Milliseconds and count of the last id, in one number. */
    private final AtomicLong last = new AtomicLong();

    EventIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long earliest = (clock.millis() << COUNTER_BITS) | random.nextInt(SEEDS);
        long count = last.accumulateAndGet(earliest, (before, fresh) -> Math.max(before + 1, fresh));
        long time = count >>> COUNTER_BITS;
        long inTime = count & ((1L << COUNTER_BITS) - 1);
        return new UUID((time << 16) | VERSION | inTime, VARIANT | (random.nextLong() >>> 2)).toString();
    }
}
