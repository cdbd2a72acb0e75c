package io.rubric.impl.event;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An envelope that came, of whatever language its sender is; nothing is made of its payload yet.
 *
 * @param origin the node that fired it, else its source
 * @param run of broadcast events that are numbered; empty if they are not
 * @param data null for a heartbeat
 */
record Received(
        String topic,
        String type,
        String origin,
        int hops,
        String key,
        String qualifiers,
        Map<String, String> trace,
        String run,
        long age,
        long number,
        @Nullable JsonValue data) {

    /** They are kept. */
    private static final int LONGEST_RUN = 100;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /**
     * Reads an envelope.
     *
     * @param topic where it came; empty if only the envelope tells
     * @param bound the envelope must name its topic itself
     * @throws RefusedEventException if it is none
     */
    static Received read(@Nullable JsonObject event, String topic, boolean bound) {
        if (event == null || !"1.0".equals(text(event, Envelope.VERSION))) {
            throw new RefusedEventException("it is no CloudEvents 1.0 envelope");
        }
        String type = text(event, Envelope.TYPE);
        String subject = text(event, Envelope.SUBJECT);
        String source = text(event, "source");
        JsonValue data = event.get(Envelope.DATA);
        if (type.isEmpty() || source.isEmpty() || text(event, "id").isEmpty()) {
            throw new RefusedEventException("it has no type, source or id");
        }
        if (data == null && !type.equals(Envelope.HEARTBEAT)) {
            throw new RefusedEventException("it has no data");
        }
        String named = subject.isEmpty() && !bound ? topic : subject;
        if (named.isEmpty() || !(topic.isEmpty() || topic.equals(named)) || !Topics.isValid(named)) {
            throw new RefusedEventException("its subject is not the topic on which it came");
        }
        String origin = text(event, Envelope.ORIGIN);
        String run = text(event, Envelope.RUN);
        if (run.length() > LONGEST_RUN) {
            throw new RefusedEventException("its run has a name that none of ours has");
        }
        return new Received(
                named,
                type,
                origin.isEmpty() ? source : origin,
                (int) number(event, Envelope.HOPS, Hops.MOST),
                text(event, Envelope.KEY),
                text(event, Envelope.QUALIFIERS),
                trace(event),
                run,
                number(event, Envelope.AGE, Long.MAX_VALUE),
                run.isEmpty() ? 0 : digits(text(event, Envelope.SEQUENCE)),
                data);
    }

    boolean isHeartbeat() {
        return type.equals(Envelope.HEARTBEAT);
    }

    /** The payload as JSON. */
    byte[] json() {
        return String.valueOf(data).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> trace(JsonObject event) {
        Map<String, String> trace = new HashMap<>();
        for (String name : new String[] {Envelope.TRACE_PARENT, Envelope.TRACE_STATE}) {
            String value = text(event, name);
            if (!value.isEmpty()) {
                trace.put(name, value);
            }
        }
        return trace;
    }

    private static String text(JsonObject event, String name) {
        return event.get(name) instanceof JsonString string ? string.getString() : "";
    }

    /** A number that need not be there. */
    private static long number(JsonObject event, String name, long most) {
        JsonValue value = event.get(name);
        if (value == null) {
            return 0;
        }
        if (!(value instanceof JsonNumber number)) {
            throw new RefusedEventException("its " + name + " is no number");
        }
        BigDecimal count = number.bigDecimalValue(); // compared before it is converted: 1e999999999 has many digits
        if (count.signum() < 0 || count.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new RefusedEventException("its " + name + " is not from 0 to " + most);
        }
        return count.longValue();
    }

    private static long digits(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new RefusedEventException("its sequence is no number");
        }
        return Long.parseLong(text);
    }
}
