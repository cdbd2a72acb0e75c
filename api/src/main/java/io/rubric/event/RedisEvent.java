package io.rubric.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A CDI event that is fired with this qualifier reaches the observers of every node.
 *
 * <pre>{@code
 * @Inject @RedisEvent("orders") Event<OrderPlaced> placed;
 *
 * void here(@Observes OrderPlaced e)                               // every order, of this node and of the others
 * void shared(@ObservesAsync @RedisEvent("orders") OrderPlaced e)  // the same, asynchronously
 * void elsewhere(@Observes @RedisEvent @Remote OrderPlaced e)      // orders of other nodes only
 * }</pre>
 *
 * <p>What holds for both kinds of {@link Delivery}:
 *
 * <ol>
 *   <li>On other nodes both the {@code @Observes} and the {@code @ObservesAsync} methods are called, each once, with {@link Remote} added, in a request context of their own
 *       and with the application's naming context and class loader. An exception of one keeps no other from being called; it is logged.
 *   <li>The event is written when {@code fire} has called the observers: what is changed in it afterwards is not sent. (What {@code fireAsync} sends is written when the asynchronous observers
 *       of this node have been called.) In a transaction it is published after the
 *       commit and dropped on rollback; {@code fireAsync} leaves the transaction, as CDI says, and publishes at once. All events of a transaction leave together.
 *   <li>Events that one thread has fired by {@code fire} to one topic arrive in their order, and so do, with {@link RedisObserver#concurrency()}, those of one {@link EventKey}.
 *   <li>A slow observer delays the following events of its topic only, an {@code @ObservesAsync} method of a broadcast topic none; where what waits fills {@code rubric.event.queue-bytes}, which broadcast
 *       topics share, another one keeps only 64 KiB waiting.
 *   <li>An event that came from another node is not published again; an event that an observer fires in answer to one is, up to
 *       8 answers deep ({@code fire}; a {@code fireAsync} of one's own begins anew). One that is deeper is logged as a warning and reaches no other node; of a
 *       durable one {@code fire} throws a {@link RedisEventException}.
 *   <li>The payload is JSON (JSON-B) and is built on the other node only if its type is one that the application there observes with
 *       {@code @RedisEvent} or names in an {@code @Inject @RedisEvent Event<T>}; a sealed type stands for its permitted classes, any other type for
 *       itself and not for its subclasses. Nothing else that arrives is instantiated. A type with arguments, such as {@code List<Order>}, is fired by an {@code Event} that
 *       names it.
 *   <li>Other qualifiers travel with the event if their members are primitives, strings, enums or arrays of them; an event with another one is refused when fired. A qualifier that no observer there
 *       names is not made.
 * </ol>
 *
 * <p>{@link Delivery#BROADCAST}: on the node that fires, CDI's own rules hold and nothing is added to them: {@code fire} calls {@code @Observes},
 * {@code fireAsync} calls {@code @ObservesAsync}, and an exception of an observer of {@code fire} keeps the event from being published. {@code fire} does not wait for Redis; where {@code rubric.event.queue-size} [100000]
 * events are waiting to be sent, it waits for room, {@code rubric.event.timeout} at most. A node that is
 * down misses the event; what a node that runs has missed is told there by a {@link RedisEventGap}. If Redis is away or does not answer within {@code rubric.event.timeout} [1s], the event is lost to the
 * other nodes, which is logged; with {@code rubric.event.on-failure=fail} {@code fire} waits and throws.
 *
 * <p>{@link Delivery#DURABLE}: {@code fire} and {@code fireAsync} call no observer. Observers are called from their group, on the node that fires as well, there without
 * {@link Remote}, when Redis has the event; see {@link RedisObserver}. {@code fire} waits until Redis has it and throws a {@link RedisEventException} if it does not within
 * {@code rubric.event.timeout}; the event may then have been published all the same. After a commit it is tried until Redis answers, from a buffer that ends with the node: who must not lose that,
 * either, has a {@link RedisEventOutbox}.
 *
 * <p>Fire to a topic known only at run time from an unqualified {@code Event}, {@code event.select(RedisEvent.Literal.of(topic))}, or by {@link RedisEvents}.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface RedisEvent {

    /**
     * The topic: letters and digits of ASCII, {@code . _ - $}, at most 200. {@code ""}: on firing, the topic of the event's class, which is its name; on observing,
     * any topic.
     */
    @Nonbinding
    String value() default "";

    /** How the topic's events are delivered. */
    @Nonbinding
    Delivery delivery() default Delivery.TOPIC;

    /** When the event is published. On an observer it has no effect. */
    @Nonbinding
    Publish publish() default Publish.TRANSACTION;

    /** An instance for {@link jakarta.enterprise.event.Event#select}. */
    final class Literal extends AnnotationLiteral<RedisEvent> implements RedisEvent {

        private static final long serialVersionUID = 1L;

        private final String value;
        private final Publish publish;

        private Literal(String value, Publish publish) {
            this.value = value;
            this.publish = publish;
        }

        /**
         * @param topic the topic as in {@link RedisEvent#value()}
         * @return the qualifier
         */
        public static Literal of(String topic) {
            return new Literal(topic, Publish.TRANSACTION);
        }

        /**
         * @param topic the topic as in {@link RedisEvent#value()}
         * @param publish when the event is published
         * @return the qualifier
         */
        public static Literal of(String topic, Publish publish) {
            return new Literal(topic, publish);
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public Delivery delivery() {
            return Delivery.TOPIC;
        }

        @Override
        public Publish publish() {
            return publish;
        }
    }
}
