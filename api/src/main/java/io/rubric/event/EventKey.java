package io.rubric.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The part of an event that says to what it belongs: events of one node, topic and key reach their observers in the order in which they were fired, even where
 * {@link RedisObserver#concurrency()} lets others overtake them. It is the {@code partitionkey} of the CloudEvents envelope: the text that the value has as a part
 * of a key, of a type with a stable text form. {@code null}: the event has no key. One a class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface EventKey {}
