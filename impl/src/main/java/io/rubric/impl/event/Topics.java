package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The topic of an event: that of its qualifier, else the name of its class. */
final class Topics {

    static final String ALLOWED = "letters, digits and . _ - $ only";

    private static final Pattern PATTERN = Pattern.compile("[\\w.$-]{1,200}");

    private Topics() {}

    /** Whether an event is shared. */
    static boolean isShared(Set<Annotation> qualifiers) {
        for (Annotation qualifier : qualifiers) { // asked for every event that an observer of the application gets
            if (qualifier instanceof RedisEvent) {
                return true;
            }
        }
        return false;
    }

    /** The qualifier of an event; there must be one only. */
    static RedisEvent only(Set<Annotation> qualifiers) {
        List<RedisEvent> shared = qualifiers.stream()
                .filter(RedisEvent.class::isInstance)
                .map(RedisEvent.class::cast)
                .toList();
        if (shared.size() != 1) {
            throw new RedisEventException(
                    "An event has one @RedisEvent, not " + shared
                            + "; for topics that are known only at run time inject" + " an Event without it",
                    "",
                    null);
        }
        return shared.get(0);
    }

    static String of(Object payload, Set<Annotation> qualifiers) {
        String topic = value(qualifiers);
        return topic.isEmpty() ? EventTypes.nameOf(payload.getClass()) : topic;
    }

    /** What the qualifier says; empty if it says nothing. */
    static String value(Set<Annotation> qualifiers) {
        return qualifiers.stream()
                .filter(RedisEvent.class::isInstance)
                .map(qualifier -> ((RedisEvent) qualifier).value())
                .filter(topic -> !topic.isEmpty())
                .findFirst()
                .orElse("");
    }

    static boolean isValid(String topic) {
        return PATTERN.matcher(topic).matches();
    }

    static void check(String topic) {
        if (!isValid(topic)) {
            throw new RedisEventException("A topic has " + ALLOWED + ", not \"" + topic + "\"", topic, null);
        }
    }
}
