package io.rubric.tck.node;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A qualifier with members of every kind that travels. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Region {

    String value();

    Kinds.Zone zone() default Kinds.Zone.NORTH;

    long number() default 0;

    @Nonbinding
    boolean[] flags() default {};

    @Nonbinding
    String[] names() default {};

    @Nonbinding
    int remark() default 0;

    /** An instance. */
    final class Literal extends AnnotationLiteral<Region> implements Region {

        private static final long serialVersionUID = 1L;

        private final String value;
        private final Kinds.Zone zone;
        private final long number;

        Literal(String value, Kinds.Zone zone, long number) {
            this.value = value;
            this.zone = zone;
            this.number = number;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public Kinds.Zone zone() {
            return zone;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public boolean[] flags() {
            return new boolean[] {true, false};
        }

        @Override
        public String[] names() {
            return new String[] {"a,b", "\"c\""};
        }

        @Override
        public int remark() {
            return (int) number;
        }
    }
}
