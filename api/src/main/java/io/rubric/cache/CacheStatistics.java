package io.rubric.cache;

import java.time.Duration;

/**
 * What has become of the calls of one cache on this node since the application started. Each call counts as a hit or as a miss, in bulk each key; the
 * numbers are read one after the other while calls go on.
 *
 * @param hits calls that were answered by what was stored
 * @param misses calls that were not
 * @param loads calls of the method or loader, whether they returned or threw
 * @param waits misses that waited for the load of somebody else, on this node or another
 * @param fencedFills results that were not stored, because a removal or a put came while they were loaded, or the lease was lost
 * @param errors answers that Redis did not give, or not in time
 * @param loadTime of all loads together
 */
public record CacheStatistics(
        long hits, long misses, long loads, long waits, long fencedFills, long errors, Duration loadTime) {}
