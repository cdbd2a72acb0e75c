package io.rubric.tck.event;

import io.rubric.event.EventType;

/** Has a logical name. */
@EventType(Named.NAME)
public record Named(String id) {

    static final String NAME = "tck.named.v1";
}
