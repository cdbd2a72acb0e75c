package io.rubric.impl.event;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of entries: the milliseconds at which Redis has given it, and a number. Whoever writes an entry may choose both, up to 64 bits without a sign. */
final class StreamIds {

    private static final Pattern ID = Pattern.compile("(\\d{1,20})-(\\d{1,20})");

    private StreamIds() {}

    /** Whether Redis would take it for one. */
    static boolean isValid(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches() && isNumber(parts.group(1)) && isNumber(parts.group(2));
    }

    /** When it was given; the last time that there is for one beyond that, and the first for what is none. */
    static Instant time(String id) {
        if (!isValid(id)) {
            return Instant.EPOCH;
        }
        long millis = Long.parseUnsignedLong(id.substring(0, id.indexOf('-')));
        return Instant.ofEpochMilli(millis < 0 ? Long.MAX_VALUE : millis);
    }

    private static boolean isNumber(String digits) {
        try {
            Long.parseUnsignedLong(digits);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
