package io.rubric.impl.event;

/** Where events of a transaction are kept besides, if they are. */
interface Outbox {

    /** The application has none. */
    Outbox NONE = event -> event;

    /** Writes an event in the transaction of the calling thread; returns what is to be sent after the commit. */
    Outgoing add(Outgoing event);
}
