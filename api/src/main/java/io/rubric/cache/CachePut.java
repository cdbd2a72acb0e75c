package io.rubric.cache;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value is put into a cache, on every node, when the method has returned: that of the {@link CacheValue} parameter, else the method's result.
 *
 * <ol>
 *   <li>After the method has returned (the stage it returned has completed), callers on every node get the value.
 *   <li>Of puts, removals and loads of one key that overlap in time nobody can know which was the last to reach the database. A load that began before the put is not
 *       stored after it. Puts that overlap with each other or with a removal remove the entry instead, so that an older value is never left.
 *   <li>A group or a cache that was removed while the method ran makes the put remove the entry, too.
 *   <li>If the method throws, nothing is put.
 *   <li>In a transaction (one that a caller has begun; the method's own {@code @Transactional} has completed before) the
 *       put happens after the commit and is dropped on rollback. Until then {@link CacheResult} of that transaction
 *       does not read or store the key. What a {@code @Transactional} method with {@code REQUIRES_NEW} or {@code NOT_SUPPORTED} does is not part of the caller's
 *       transaction, nor is its put.
 *   <li>{@code null} is put or, where the cache keeps none, removes the entry. See {@link CacheResult#cacheNull()}.
 *   <li>If Redis fails or does not answer within {@code rubric.cache.timeout} [100ms] the entry is removed as soon as Redis answers, as {@link CacheRemove} says.
 *   <li>May be repeated. On a type: every business method of the bean. On a method it replaces that of the type.
 * </ol>
 *
 * Wrong at deployment: no {@link #cacheName()}; a method that returns nothing and has no {@link CacheValue}; a value of another type than the cache has;
 * {@link #afterInvocation()} false without a {@link CacheValue}; an unknown name in a template.
 */
@Documented
@InterceptorBinding
@Repeatable(CachePut.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CachePut {

    /** The cache. Required, here or in {@link CacheDefaults}. */
    @Nonbinding
    String cacheName() default "";

    /**
     * The template of the key; it must give the same text as the one of {@link CacheResult#key()}.
     * Default: the parameters with {@link CacheKey}, else all but that with {@link CacheValue}, in their order.
     */
    @Nonbinding
    String key() default "";

    /** Makes the key instead of a template. Default: that of {@link CacheDefaults}, else none. */
    @Nonbinding
    Class<? extends KeyGenerator> keyGenerator() default KeyGenerator.class;

    /** How long the value is kept; greater than zero. {@code ""}: that of {@link CacheDefaults}, else from configuration [10m]. */
    @Nonbinding
    String ttl() default "";

    /** Templates of the groups that the entry belongs to. Write those of {@link CacheResult#groups()}. Default: those of {@link CacheDefaults}. */
    @Nonbinding
    String[] groups() default {};

    /** True: put after the method has returned normally. False: the {@link CacheValue} is put before the method is called, whatever it then does. */
    @Nonbinding
    boolean afterInvocation() default true;

    /** Only if it says true is anything put. Default: always. */
    @Nonbinding
    Class<? extends CachePredicate> condition() default CachePredicate.class;

    /** Several on one method. */
    @Documented
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {

        /** In this order from the outside in. */
        @Nonbinding
        CachePut[] value();
    }
}
