package io.rubric.cache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that is (part of) the key, where no template and no {@link KeyGenerator} is given; the others are not. Several make the key in their order.
 *
 * <p>On a {@code List}, {@code Set} or {@code Collection} of a {@link CacheResult} method that returns a {@code Map} from its elements: each element makes a key of its own, the same
 * as a parameter of the element's type in its place would.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CacheKey {}
