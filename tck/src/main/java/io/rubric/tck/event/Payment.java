package io.rubric.tck.event;

import io.rubric.event.EventKey;

/** A payload of a durable topic. An observer of a shared group throws if the number is negative. */
public record Payment(@EventKey String id, int number) {

    /** Its durable topic. */
    public static final String TOPIC = "tck.paid";

    /** Whose observer throws. */
    public static final String GROUP = "ledger";
}
