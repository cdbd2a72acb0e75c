package io.rubric.impl.event;

import java.time.Duration;

/**
 * How a group works off a durable topic.
 *
 * @param group its name in Redis
 * @param passing true for a node that is named at random: its group ends with it
 * @param maxAttempts after which an event is a dead letter
 * @param backoff after the first failure; doubled each time, up to a minute
 * @param concurrency events at once
 * @param visibility after which what a node has not touched is another's
 */
record GroupPolicy(
        String group, boolean passing, int maxAttempts, Duration backoff, int concurrency, Duration visibility) {}
