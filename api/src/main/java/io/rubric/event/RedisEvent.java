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
 * void here(@Observes OrderPlaced e)                           // every order, of this node and of the others
 * void shared(@ObservesAsync @RedisEvent("orders") OrderPlaced e)  // the same, asynchronously
 * void elsewhere(@Observes @RedisEvent @Remote OrderPlaced e)      // orders of other nodes only
 * }</pre>
 *
 * <ol>
 *   <li>On the node that fires, CDI's own rules hold and nothing is added to them: {@code fire} calls {@code @Observes},
 *       {@code fireAsync} calls {@code @ObservesAsync}. An exception of an observer of {@code fire} keeps the event from being
 *       published.
 *   <li>On every other node that runs at that moment, both the {@code @Observes} and the {@code @ObservesAsync} methods are
 *       called, each once, with {@link Remote} added, in a request context of their own and with the application's naming context
 *       and class loader. As in CDI, an exception of one {@code @Observes} method keeps those after it from being called. One event is delivered after the
 *       other: slow {@code @Observes} methods delay the following events of all topics, {@code @ObservesAsync} methods do not.
 *   <li>The event is written when it is fired: what is changed in it afterwards is not sent. In a transaction it is published after the
 *       commit and dropped on rollback; {@code fireAsync} leaves the transaction, as CDI says, and publishes at once.
 *   <li>Delivery is at most once: a node that is down or cut off from Redis misses the event.
 *   <li>Events of one thread and topic reach {@code @Observes} methods in the order in which they were fired.
 *   <li>An event that came from another node is not published again; an event that an observer fires in answer to one is, up to
 *       8 answers deep ({@code fire}; a {@code fireAsync} of one's own begins anew).
 *   <li>The payload is JSON (JSON-B) and is built on the other node only if its class is one that the application there observes with
 *       {@code @RedisEvent} or names in an {@code @Inject @RedisEvent Event<T>}; a sealed type stands for its permitted classes, any other type for itself and not for its subclasses. Nothing
 *       else that arrives is instantiated. Other qualifiers do not travel: an event that has them is refused when fired.
 *   <li>If Redis fails or does not answer within {@code rubric.event.timeout} [1s] the event is lost to the other nodes, and
 *       a warning is logged; {@code fire} returns normally.
 * </ol>
 *
 * <p>Fire to a topic known only at run time from an unqualified {@code Event}: {@code event.select(RedisEvent.Literal.of(topic))}.
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

    /** An instance for {@link jakarta.enterprise.event.Event#select}. */
    final class Literal extends AnnotationLiteral<RedisEvent> implements RedisEvent {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * @param topic the topic as in {@link RedisEvent#value()}
         * @return the qualifier
         */
        public static Literal of(String topic) {
            return new Literal(topic);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
