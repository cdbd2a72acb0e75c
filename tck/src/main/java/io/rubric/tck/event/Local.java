package io.rubric.tck.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A qualifier that does not travel: a class is one of its members. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Local {

    Class<?> value();

    /** An instance. */
    final class Literal extends AnnotationLiteral<Local> implements Local {
        private static final long serialVersionUID = 1L;

        @Override
        public Class<?> value() {
            return String.class;
        }
    }
}
