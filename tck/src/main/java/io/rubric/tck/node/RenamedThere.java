package io.rubric.tck.node;

import io.rubric.event.EventType;

/** What the other node makes of both. */
@EventType(value = "tck.renamed.v2", aliases = "tck.renamed.v1")
public record RenamedThere(String id) {}
