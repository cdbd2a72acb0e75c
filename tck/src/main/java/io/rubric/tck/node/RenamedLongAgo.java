package io.rubric.tck.node;

import io.rubric.event.EventType;

/** The same event in an older version, which the other node does not have. */
@EventType(RenamedLongAgo.NAME)
public record RenamedLongAgo(String id) {

    static final String NAME = "tck.renamed.v1";
}
