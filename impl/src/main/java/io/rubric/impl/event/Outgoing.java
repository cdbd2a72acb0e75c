package io.rubric.impl.event;

import java.util.concurrent.CompletableFuture;

/**
 * An event that is to leave this node.
 *
 * @param envelope without a number, which it gets when its turn has come
 * @param id of the event
 * @param firm it must not be lost any more: its transaction has been committed
 * @param once somebody else may send it as well, and only one is to come through
 * @param taken ends when Redis has it; if somebody ends it before it is sent, it is not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outgoing(
        TopicRule topic, String id, byte[] envelope, boolean firm, boolean once, CompletableFuture<Void> taken) {

    static Outgoing of(TopicRule topic, String id, byte[] envelope) {
        return new Outgoing(topic, id, envelope, false, false, new CompletableFuture<>());
    }

    /** The same, now that its transaction has been committed: a durable event must not be lost any more. */
    Outgoing committed() {
        return new Outgoing(topic, id, envelope, topic.durable(), once, taken);
    }

    /** The same, to be added once whoever sends it. */
    Outgoing addedOnce() {
        return new Outgoing(topic, id, envelope, firm, true, taken);
    }
}
