package io.rubric.tck.node;

/** What the other node has done. */
public record Answer(String id, String text) {

    static final String TOPIC = "tck.answer";
}
