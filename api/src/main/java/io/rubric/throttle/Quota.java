package io.rubric.throttle;

import java.time.Duration;

/**
 * How a caller stands with one limit.
 *
 * @param policy the name: {@link Throttled#name()} or its default
 * @param allowed whether the call was, or would be, allowed by this limit
 * @param limit units a period, after configuration
 * @param period after configuration
 * @param burst units that may come at once, after configuration; the limit for all algorithms but {@link Algorithm#TOKEN_BUCKET}
 * @param remaining units that are left, after this call if it was allowed; never negative
 * @param retryAfter the least time after which the same call would be allowed, if no other call came between; zero if it was allowed; {@code ChronoUnit.FOREVER} if it never will
 * @param resetAfter the time after which the whole burst is there again, if no other call came between
 */
public record Quota(
        String policy,
        boolean allowed,
        long limit,
        Duration period,
        long burst,
        long remaining,
        Duration retryAfter,
        Duration resetAfter) {}
