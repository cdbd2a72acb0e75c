package io.rubric.impl.event;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

/**
 * An event that came, as observers of this node get it.
 *
 * @param type the payload's, with its arguments
 * @param qualifiers all that it carries
 * @param hops how many events led to what the observers do
 * @param trace as part of which they do it
 */
record Occurrence(
        Object payload,
        Type type,
        String topic,
        Set<Annotation> qualifiers,
        String key,
        int hops,
        Map<String, String> trace) {}
