package io.rubric.event;

import io.rubric.RubricException;
import org.jspecify.annotations.Nullable;

/**
 * An event cannot be shared as it is: its payload cannot be written as JSON or is larger than
 * {@code rubric.event.max-size}, its topic has a forbidden character, or it carries a qualifier that does not travel. Thrown by
 * {@code fire}, after the local observers were called. Or Redis has not taken an event that must not be lost, or does not answer a question about dead letters.
 */
public class RedisEventException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String topic;

    /**
     * @param message what is wrong with the event
     * @param topic the topic it was fired to
     * @param cause what led to it, null if nothing did
     */
    public RedisEventException(String message, String topic, @Nullable Throwable cause) {
        super(message, cause);
        this.topic = topic;
    }

    /** The topic to which the event was fired. */
    public String topic() {
        return topic;
    }
}
