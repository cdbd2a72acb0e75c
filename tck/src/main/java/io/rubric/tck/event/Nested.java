package io.rubric.tck.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A qualifier that does not travel: annotations are one of its members. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Nested {

    @Nonbinding
    Deprecated[] value();

    /** An instance. */
    final class Literal extends AnnotationLiteral<Nested> implements Nested {
        private static final long serialVersionUID = 1L;

        @Override
        public Deprecated[] value() {
            return new Deprecated[0];
        }
    }
}
