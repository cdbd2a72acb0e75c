package io.rubric.impl.event;

import io.rubric.event.RedisEventException;
import io.rubric.impl.Names;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.telemetry.Trace;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Writes events as they are when they are fired. */
final class EventWriter {

    private final Names names;
    private final JsonCodec json;
    private final EventIds ids;
    private final Clock clock;
    private final Trace trace;
    private final EventKeys keys = new EventKeys();
    private final TravellingQualifiers qualifiers;
    private final int maxSize;

    EventWriter(
            Names names,
            JsonCodec json,
            EventIds ids,
            Clock clock,
            Trace trace,
            TravellingQualifiers qualifiers,
            int maxSize) {
        this.names = names;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.trace = trace;
        this.qualifiers = qualifiers;
        this.maxSize = maxSize;
    }

    /**
     * Writes an event.
     *
     * @param type as which the payload is written
     */
    Outgoing write(Object payload, Type type, TopicRule topic, Set<Annotation> carried, int hops) {
        String name = topic.topic();
        String id = ids.next();
        Envelope envelope = envelope(
                id, EventTypes.nameOf(type), name, hops, keys.of(payload, name), qualifiers.write(carried, name));
        byte[] written;
        try {
            written = envelope.around(json.encode(payload, type), json);
        } catch (RuntimeException e) {
            throw new RedisEventException(
                    "Topic \"" + name + "\": " + payload.getClass().getName() + " cannot be written as JSON", name, e);
        }
        if (written.length > maxSize) {
            throw new RedisEventException(
                    "Topic \"" + name + "\": the event has " + written.length
                            + " bytes, more than rubric.event.max-size = " + maxSize,
                    name,
                    null);
        }
        return Outgoing.of(topic, id, written);
    }

    /** What tells the number of a topic's last event. */
    Outgoing heartbeat(TopicRule topic) {
        String id = ids.next();
        Envelope envelope = envelope(id, Envelope.HEARTBEAT, topic.topic(), 0, "", "");
        return Outgoing.of(topic, id, envelope.alone(json));
    }

    private Envelope envelope(String id, String type, String topic, int hops, String key, String carried) {
        Map<String, String> headers = type.equals(Envelope.HEARTBEAT) ? Map.of() : trace.headers();
        return new Envelope(
                id,
                "/" + names.prefix() + "/" + names.nodeId(),
                type,
                topic,
                clock.instant(),
                names.nodeId(),
                hops,
                key,
                carried,
                headers);
    }
}
