package io.rubric.tck.node;

import io.rubric.event.EventType;

/** What the node that fires calls an event of that name. The other node has no such class. */
@EventType(RenamedHere.NAME)
public record RenamedHere(String id) {

    static final String NAME = "tck.renamed.v2";
}
