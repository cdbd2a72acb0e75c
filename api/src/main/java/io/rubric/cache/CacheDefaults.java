package io.rubric.cache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What holds for the cache annotations of all methods of a class that do not say otherwise. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CacheDefaults {

    /** The cache. {@code ""}: each annotation's own. */
    String cacheName() default "";

    /** How long values are kept; greater than zero. {@code ""}: from configuration [10m]. */
    String ttl() default "";

    /** Makes the keys where there is no template. */
    Class<? extends KeyGenerator> keyGenerator() default KeyGenerator.class;

    /** Templates of the groups of {@link CacheResult} and {@link CachePut}, by the parameters of each method. */
    String[] groups() default {};
}
