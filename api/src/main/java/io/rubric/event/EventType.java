package io.rubric.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name that a class of events has on its way, so that the class can be renamed and consumers in other languages need not know it. Without the annotation it
 * is the name of the class. Two classes of an application that ask for one name fail the deployment. An event that is fired without a topic has this name
 * as its topic, too, and aliases are no topics: who renames a class, or names it, writes the topic out.
 *
 * <pre>{@code
 * @EventType(value = "orders.placed.v1", aliases = "com.acme.OrderPlaced")
 * public record OrderPlaced(long id) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** The {@code type} of the CloudEvents envelope: letters and digits of ASCII, {@code . _ - $}, at most 200. */
    String value();

    /** Names under which such events may arrive as well, as from nodes of an older version. */
    String[] aliases() default {};
}
