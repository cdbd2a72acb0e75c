package io.rubric.impl.event;

import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.codec.JsonDepth;
import jakarta.json.JsonObject;

/** Reads messages. Nothing is made of one that is too large, too deep, not signed as it must be, or no event. */
final class EventReader {

    /** What a stamp adds to an envelope at most. */
    private static final int STAMP = 300;

    private final JsonCodec json;
    private final Seal seal;
    private final int maxSize;
    private final int maxDepth;

    EventReader(JsonCodec json, Seal seal, int maxSize, int maxDepth) {
        this.json = json;
        this.seal = seal;
        this.maxSize = maxSize;
        this.maxDepth = maxDepth;
    }

    /** The bytes of the longest message that is read. */
    int longest() {
        return maxSize + STAMP + seal.length();
    }

    /** Whether a message is not even kept until it is read. */
    boolean isTooLarge(byte[] message) {
        return message.length > longest();
    }

    /**
     * Reads a message.
     *
     * @param topic where it came; empty if only the envelope tells
     * @throws RefusedEventException if it is none of ours
     */
    Received read(String topic, byte[] message) {
        if (isTooLarge(message)) {
            throw new RefusedEventException(
                    "it has " + message.length + " bytes, more than rubric.event.max-size = " + maxSize);
        }
        byte[] envelope = seal.open(message);
        if (JsonDepth.exceeds(envelope, maxDepth)) {
            throw new RefusedEventException("it is nested deeper than rubric.event.max-depth = " + maxDepth);
        }
        return Received.read(parsed(envelope), topic, seal.isOn());
    }

    private JsonObject parsed(byte[] envelope) {
        try {
            if (json.decode(envelope, JsonObject.class) instanceof JsonObject object) {
                return object;
            }
        } catch (RuntimeException e) {
            throw new RefusedEventException("it is no JSON object: " + e.getMessage());
        }
        throw new RefusedEventException("it is no JSON object");
    }
}
