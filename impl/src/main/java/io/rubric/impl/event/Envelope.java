package io.rubric.impl.event;

import io.rubric.impl.codec.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event on its way: CloudEvents 1.0 in structured JSON, the topic as {@code subject}. {@code docs/events.md} says what each attribute means.
 *
 * @param source of the event: {@code /prefix/node}
 * @param type the payload's logical name
 * @param origin the node that fired it
 * @param hops how many events led to it
 * @param key as which it is kept in order; empty for none
 * @param qualifiers that travel with it; empty for none
 * @param trace W3C Trace Context; empty for none
 */
record Envelope(
        String id,
        String source,
        String type,
        String topic,
        Instant time,
        String origin,
        int hops,
        String key,
        String qualifiers,
        Map<String, String> trace) {

    static final String VERSION = "specversion";
    static final String TYPE = "type";
    static final String SUBJECT = "subject";
    static final String ORIGIN = "rubricorigin";
    static final String HOPS = "rubrichops";
    static final String RUN = "rubricrun";
    static final String AGE = "rubricage";
    static final String SEQUENCE = "sequence";
    static final String KEY = "partitionkey";
    static final String QUALIFIERS = "rubricquals";
    static final String TRACE_PARENT = "traceparent";
    static final String TRACE_STATE = "tracestate";
    static final String DATA = "data";

    /** The type of an event that tells the number of the last one and nothing else. */
    static final String HEARTBEAT = "io.rubric.heartbeat";

    /** Writes the envelope around a payload that is JSON already. */
    byte[] around(byte[] data, JsonCodec json) {
        byte[] attributes = alone(json);
        byte[] name = (",\"" + DATA + "\":").getBytes(StandardCharsets.UTF_8);
        byte[] event = new byte[attributes.length + name.length + data.length];
        System.arraycopy(attributes, 0, event, 0, attributes.length - 1);
        System.arraycopy(name, 0, event, attributes.length - 1, name.length);
        System.arraycopy(data, 0, event, attributes.length - 1 + name.length, data.length);
        event[event.length - 1] = '}';
        return event;
    }

    /** Writes the envelope of an event that has no payload. */
    byte[] alone(JsonCodec json) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put(VERSION, "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put(TYPE, type);
        event.put(SUBJECT, topic);
        event.put("time", time.toString());
        event.put("datacontenttype", "application/json");
        event.put(ORIGIN, origin);
        event.put(HOPS, hops);
        if (!key.isEmpty()) {
            event.put(KEY, key);
        }
        if (!qualifiers.isEmpty()) {
            event.put(QUALIFIERS, qualifiers);
        }
        event.putAll(trace);
        return json.flat(event);
    }
}
