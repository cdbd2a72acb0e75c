package io.rubric.event;

import java.time.Instant;

/**
 * An event that a group's observers have refused as often as they may, or of which nothing can be made.
 *
 * @param id by which {@link DeadLetters} know it
 * @param envelope the CloudEvents envelope as it came, as text; of one longer than {@code rubric.event.max-size} the beginning
 * @param attempts how often it was tried; 0 if nothing can be made of it
 * @param error what the last attempt failed with
 * @param time when it became a dead letter, by the clock of Redis
 */
public record DeadLetter(String id, String envelope, int attempts, String error, Instant time) {}
