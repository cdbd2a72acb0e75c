package io.rubric.impl.cache;

import java.time.Duration;

/**
 * How long what is kept, and how long is waited: an annotation with its configuration applied.
 *
 * @param ttl of values
 * @param nullTtl of what stands for nothing; zero if it is not kept
 * @param exceptionTtl of exceptions
 * @param jitter the share by which each is made longer or shorter at random
 * @param lockTimeout for which a caller waits for somebody else's load
 * @param leaseTime for which a load lives that is not renewed
 * @param maxLoad for which a load is renewed, and a put may take
 */
record CachePolicy(
        Duration ttl,
        Duration nullTtl,
        Duration exceptionTtl,
        double jitter,
        Duration lockTimeout,
        Duration leaseTime,
        Duration maxLoad) {

    /** Longer than anybody means, and short enough for Redis to count with. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** The same, but what stands for nothing is not kept if another policy does not keep it. */
    CachePolicy withNullAs(CachePolicy other) {
        Duration nothing = other.nullTtl.isZero() ? Duration.ZERO : nullTtl;
        return new CachePolicy(ttl, nothing, exceptionTtl, jitter, lockTimeout, leaseTime, maxLoad);
    }

    /** How long what the fence needs is to live for an entry with this time to live. */
    Duration keep(Duration entry) {
        return entry.plus(maxLoad).plus(leaseTime);
    }

    /** The same for an entry of which only the policy is known. */
    Duration keep() {
        return keep(jittered(ttl, 1));
    }

    /**
     * A time to live, changed by chance; not less than a millisecond, and not more than about a hundred years.
     *
     * @param chance from 0 to 1
     */
    Duration jittered(Duration time, double chance) {
        double factor = 1 + jitter * (2 * chance - 1);
        Duration bounded = time.compareTo(LONGEST) < 0 ? time : LONGEST;
        return Duration.ofMillis(Math.max(1, (long) (bounded.toMillis() * factor)));
    }
}
