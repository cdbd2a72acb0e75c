package io.rubric.throttle;

/** How calls are counted. Each is one script on the server's clock in whole numbers; what is refused uses nothing up. */
public enum Algorithm {

    /**
     * A bucket of {@link Throttled#burst()} tokens into which {@link Throttled#limit()} flow back evenly over each period: in any time <i>t</i> at
     * most {@code burst + limit * t / period} units. The generic cell rate algorithm (ITU-T I.371), kept as a debt. Some 100 bytes a key.
     */
    TOKEN_BUCKET,

    /** In any period, wherever it begins, at most the limit: exact, with one stamp of some 12 bytes for each unit. The limit is at most 10,000. */
    SLIDING_LOG,

    /**
     * At most the limit of the units in this window and of those in the last one, which count by the share of it that the sliding period still covers: exact if the last
     * window's calls came evenly. Some 100 bytes a key. (Known from Cloudflare's "How we built rate limiting", 2017.)
     */
    SLIDING_COUNTER,

    /** At most the limit in each window of the server's clock, from one multiple of the period to the next; so up to twice the limit around the turn of a window. */
    FIXED_WINDOW
}
