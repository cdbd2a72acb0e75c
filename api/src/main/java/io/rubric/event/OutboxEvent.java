package io.rubric.event;

import java.time.Instant;

/**
 * An event that waits in an outbox until Redis has it.
 *
 * @param id unique; ids of one node grow as its events are fired
 * @param topic its durable topic
 * @param envelope the CloudEvents envelope, JSON
 * @param time when it was fired
 */
public record OutboxEvent(String id, String topic, String envelope, Instant time) {}
