package io.rubric.impl.event;

import io.rubric.impl.codec.JsonCodec;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way: CloudEvents 1.0 in structured JSON, the topic as {@code subject}, with two extension attributes for the node that fired it and
 * for how many events led to it.
 */
record Envelope(String id, String prefix, String origin, String topic, String type, Instant time, int hops) {

    private static final String ORIGIN = "rubricorigin";
    private static final String HOPS = "rubrichops";
    private static final String DATA = "data";

    /** Writes the envelope around a payload. */
    byte[] write(Object payload, JsonCodec json) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/" + prefix + "/" + origin);
        event.put("type", type);
        event.put("subject", topic);
        event.put("time", time.toString());
        event.put("datacontenttype", "application/json");
        event.put(ORIGIN, origin);
        event.put(HOPS, hops);
        event.put(DATA, payload);
        return json.encode(event, Map.class);
    }

    /** Reads an event; empty if it is not one of ours. Throws unchecked exceptions if it is no JSON. */
    static Optional<Received> read(byte[] event, JsonCodec json) {
        JsonObject object = (JsonObject) json.decode(event, JsonObject.class);
        if (object == null || !"1.0".equals(text(object, "specversion"))) {
            return Optional.empty();
        }
        String type = text(object, "type");
        String origin = text(object, ORIGIN);
        JsonValue data = object.get(DATA);
        if (type == null || origin == null || data == null || !(object.get(HOPS) instanceof JsonNumber hops)) {
            return Optional.empty();
        }
        BigDecimal count = hops.bigDecimalValue(); // compared before it is converted: 1e999999999 has many digits
        if (count.signum() < 0 || count.compareTo(BigDecimal.valueOf(Hops.MOST)) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Received(type, origin, count.intValue(), data));
    }

    private static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : null;
    }

    /** What arrived, its payload not yet made. */
    record Received(String type, String origin, int hops, JsonValue data) {

        /** Makes the payload; throws unchecked exceptions if it does not fit the class. */
        @Nullable
        Object payload(Class<?> type, JsonCodec json) {
            return json.decode(data.toString().getBytes(StandardCharsets.UTF_8), type);
        }
    }
}
