package io.rubric.tck.node;

/** What the other node is asked to do, by name. */
public record Command(String id, String name, String argument) {

    static final String TOPIC = "tck.command";
}
