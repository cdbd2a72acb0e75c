package io.rubric.examples.events;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.TimeUnit;

/** A qualifier with members. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Region {

    /** Its name. */
    String value();

    /** A constant. */
    TimeUnit unit();

    /** Numbers that no observer asks for. */
    @Nonbinding
    long[] numbers() default {};

    /** An instance. */
    final class Literal extends AnnotationLiteral<Region> implements Region {

        private static final long serialVersionUID = 1L;

        private final String value;

        Literal(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public TimeUnit unit() {
            return TimeUnit.DAYS;
        }

        @Override
        public long[] numbers() {
            return new long[] {Long.MIN_VALUE, 7};
        }
    }
}
