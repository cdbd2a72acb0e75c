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
 * The entry of one key is removed from a cache, on every node, when the method has returned.
 *
 * <ol>
 *   <li>After the method has returned (the stage it returned has completed), no caller on any node gets a value that was
 *       loaded before the removal.
 *   <li>If the method throws, nothing is removed, unless {@link #afterInvocation()} is false or {@link #evictFor()} and {@link #noEvictFor()} say otherwise.
 *   <li>In a transaction (one that a caller has begun; the method's own {@code @Transactional} has completed before) the
 *       removal happens after the commit and is dropped on rollback. Until then {@link CacheResult} of that transaction
 *       does not read or store the key. What a {@code @Transactional} method with {@code REQUIRES_NEW} or {@code NOT_SUPPORTED} does is not part of the caller's
 *       transaction, nor is its removal.
 *   <li>If Redis fails or does not answer within {@code rubric.cache.timeout} [100ms] the removal is kept in the journal of this node, which from then on does not read the
 *       cache, and is made up for as soon as Redis answers; other nodes read the old value until then. If this node ends before, the entry's time to live is the bound. With
 *       {@code rubric.cache.on-removal-failure=fail} the caller gets a {@link CacheException}, too.
 *   <li>May be repeated. On a type: every business method of the bean. On a method it replaces that of the type.
 * </ol>
 *
 * Wrong at deployment: no {@link #cacheName()}; an unknown name in {@link #key()}; a method that is private, static or final. A cache that nobody of the application fills, and
 * a key of more or fewer parameters than those by which it is read, is a warning in the log.
 */
@Documented
@InterceptorBinding
@Repeatable(CacheRemove.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheRemove {

    /** The cache from which the entry is removed. Required, here or in {@link CacheDefaults}. */
    @Nonbinding
    String cacheName() default "";

    /**
     * The template of the key that is removed; it must give the same text as the one of {@link CacheResult#key()}.
     * Default: the parameters with {@link CacheKey}, else all, in their order.
     */
    @Nonbinding
    String key() default "";

    /** Makes the key instead of a template. Default: that of {@link CacheDefaults}, else none. */
    @Nonbinding
    Class<? extends KeyGenerator> keyGenerator() default KeyGenerator.class;

    /** True: removed after the method has returned normally. False: removed before it is called, whatever it then does. */
    @Nonbinding
    boolean afterInvocation() default true;

    /** Only if it says true is anything removed. Default: always. */
    @Nonbinding
    Class<? extends CachePredicate> condition() default CachePredicate.class;

    /**
     * Exceptions of the method after which the removal happens all the same (JSR-107). None, and no {@link #noEvictFor()}: after no exception. Has no
     * meaning with {@code afterInvocation = false}.
     */
    @Nonbinding
    Class<? extends Throwable>[] evictFor() default {};

    /** Exceptions after which it does not happen, though it does after all others, or all others of {@link #evictFor()} (JSR-107). */
    @Nonbinding
    Class<? extends Throwable>[] noEvictFor() default {};

    /** Several on one method. */
    @Documented
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {

        /** In this order from the outside in. */
        @Nonbinding
        CacheRemove[] value();
    }
}
