package io.rubric.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an observer method with {@link RedisEvent}: how it is called with events of {@link Delivery#DURABLE} topics, and with how many at once. Without it an observer
 * has the defaults.
 *
 * <p>An event is done when all observers of the group have returned. If one throws, those that threw are called again after a while; after
 * {@link #maxAttempts()} the event becomes a {@linkplain DeadLetters dead letter}. Meanwhile the events after it that have the same {@link EventKey} wait, and all
 * others go on. A node that dies leaves what it had begun to its group: for a group that is shared another node calls its observers, else
 * the node itself when it is back, all of them once more. So observers may be called more than once with one event, and must bear it. An event that nodes had when they
 * ended, 20 times more often than it may be tried, becomes a dead letter without a further call.
 *
 * <p>Observers of one topic and group share what they say here; members that are set must not differ.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RedisObserver {

    /**
     * Nodes whose observers name the same group share its events: one of them gets each. {@code ""}: the node ({@code rubric.node-id}) is a group of its own, so
     * that every node gets each. Letters and digits of ASCII, {@code . _ -}, at most 100. Only for durable topics.
     *
     * <p>An event that reaches a node of a shared group whose application names its type nowhere becomes a {@linkplain DeadLetters dead letter}, since another node may know it; in a
     * group of its own it is passed over.
     */
    String group() default "";

    /**
     * How often an event is tried, the first time included; from 1. 0: {@code rubric.event."<topic>".max-attempts}, else {@code rubric.event.max-attempts} [5].
     */
    int maxAttempts() default 0;

    /**
     * How long after the first failure the event is tried again, as {@code "1s"}; each further wait is twice as long, up to a minute, and all are up to a fifth longer or
     * shorter at random. {@code ""}: as configured, else 1s.
     */
    String backoff() default "";

    /**
     * How many events of the topic the node works on at once; from 1. More than one lets events overtake each other, but for those of one {@link EventKey} on one
     * node: nodes that share a group work side by side. 0: as configured, else 1. For broadcast topics, too; the highest number of a topic's observers counts there.
     */
    int concurrency() default 0;
}
