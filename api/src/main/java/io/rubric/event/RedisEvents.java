package io.rubric.event;

import jakarta.enterprise.util.TypeLiteral;
import java.util.concurrent.CompletionStage;

/**
 * Publishes to topics whose names are known only at run time, and tells what has become of events. Injected without a qualifier.
 *
 * <pre>{@code
 * @Inject RedisEvents events;
 *
 * events.publish("tenant." + tenant, new PriceChanged(id, price));
 * }</pre>
 */
public interface RedisEvents {

    /**
     * Fires an event as {@code Event.select(RedisEvent.Literal.of(topic)).fire(payload)} does, with observers of this node called first.
     *
     * @param topic as in {@link RedisEvent#value()}; not empty
     * @return ends when Redis has taken the event, in a transaction after its commit; with a {@link RedisEventException} if it did not, or if the transaction
     *     was rolled back
     * @throws RedisEventException if the event cannot be shared as it is
     */
    CompletionStage<Void> publish(String topic, Object payload);

    /**
     * The same for a payload whose class has type parameters.
     *
     * @param type the payload's type, such as {@code new TypeLiteral<List<Order>>() {}}
     */
    <T> CompletionStage<Void> publish(String topic, T payload, TypeLiteral<T> type);

    /** What has happened with a topic on this node; all zero for a topic that it has not met. */
    TopicStatistics statistics(String topic);

    /**
     * The dead letters of a group that nodes share.
     *
     * @param group as in {@link RedisObserver#group()}
     */
    DeadLetters deadLetters(String topic, String group);

    /** The dead letters of the group that this node is on its own. */
    DeadLetters deadLetters(String topic);
}
