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
 * On an observer, next to {@link RedisEvent}: only events of other nodes. Rubric adds it to an event on arrival; an application
 * never fires with it.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Remote {

    /** The node that fired the event ({@code rubric.node-id}); informative. On an observer it has no effect. */
    @Nonbinding
    String origin() default "";

    /** An instance; what an event carries on arrival. */
    final class Literal extends AnnotationLiteral<Remote> implements Remote {

        private static final long serialVersionUID = 1L;

        private final String origin;

        private Literal(String origin) {
            this.origin = origin;
        }

        /**
         * @param origin the node that fired the event
         * @return the qualifier
         */
        public static Literal of(String origin) {
            return new Literal(origin);
        }

        @Override
        public String origin() {
            return origin;
        }
    }
}
