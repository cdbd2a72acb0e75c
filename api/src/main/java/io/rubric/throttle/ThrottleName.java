package io.rubric.throttle;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the policy of an injected {@link Throttle}: {@code @Inject @ThrottleName("login") Throttle logins}. */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface ThrottleName {

    /** The policy, as in {@link Throttled#name()}. */
    String value();

    /** An instance for {@link jakarta.enterprise.inject.Instance#select}; some injection point of the application must ask for the same policy. */
    final class Literal extends AnnotationLiteral<ThrottleName> implements ThrottleName {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * @param policy as in {@link ThrottleName#value()}
         * @return the qualifier
         */
        public static Literal of(String policy) {
            return new Literal(policy);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
