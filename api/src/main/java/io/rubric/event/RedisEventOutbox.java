package io.rubric.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps the events of a transaction where the transaction keeps its other data, so that a node which dies between its commit and the publication loses none. (Transactional outbox, as in
 * Richardson, Microservices Patterns, chapter 3.) For durable topics; used if the application has a bean of this type, or if {@code rubric.event.outbox.data-source} names a JDBC
 * {@code DataSource}, whose table {@code rubric_outbox} Rubric then writes itself.
 *
 * <p>An event is published right after the commit, as without an outbox, and then removed. What a node has left is published by another one, in the order of ids.
 * An event that was published and not removed is not published twice within the retention of its topic.
 */
public interface RedisEventOutbox {

    /** Writes an event in the transaction of the calling thread, which is not marked for rollback. An exception reaches who has fired the event. */
    void add(OutboxEvent event);

    /**
     * Events that were written before a time and are still there, the lowest id first; in no transaction.
     *
     * @param most how many, from 1
     */
    List<OutboxEvent> olderThan(Instant time, int most);

    /** Removes events that Redis has; ids that are not there count for nothing. In no transaction. */
    void remove(Collection<String> ids);
}
