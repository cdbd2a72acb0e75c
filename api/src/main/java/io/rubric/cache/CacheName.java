package io.rubric.cache;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the cache of an injected {@link Cache}: {@code @Inject @CacheName("users") Cache<Long, User> users}. */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface CacheName {

    /** The cache, as in {@link CacheResult#cacheName()}. */
    String value();

    /** An instance for {@link jakarta.enterprise.inject.Instance#select}; some injection point of the application must ask for the same cache and types. */
    final class Literal extends AnnotationLiteral<CacheName> implements CacheName {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * @param cacheName as in {@link CacheName#value()}
         * @return the qualifier
         */
        public static Literal of(String cacheName) {
            return new Literal(cacheName);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
