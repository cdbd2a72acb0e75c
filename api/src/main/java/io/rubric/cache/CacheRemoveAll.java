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
 * All entries of a cache, or those of some groups, are removed on every node when the method has returned. The cost does not depend on the number of entries: a
 * number is raised, and what was loaded before does not count any more; its memory comes back at the end of its time to live.
 *
 * <ol>
 *   <li>After the method has returned (the stage it returned has completed), no caller on any node gets a value that was
 *       loaded before the removal.
 *   <li>With {@link #groups()} and without {@link #cacheName()} the groups are removed from every cache of the application whose {@link CacheResult} or {@link CachePut} may have
 *       entries in them.
 *   <li>If the method throws, nothing is removed, unless {@link #afterInvocation()} is false or {@link #evictFor()} and {@link #noEvictFor()} say otherwise.
 *   <li>In a transaction (one that a caller has begun; the method's own {@code @Transactional} has completed before) the
 *       removal happens after the commit and is dropped on rollback. Until then {@link CacheResult} of that transaction
 *       does not read or store anything of the caches. What a {@code @Transactional} method with {@code REQUIRES_NEW} or {@code NOT_SUPPORTED} does is not part of the caller's
 *       transaction, nor is its removal.
 *   <li>If Redis fails or does not answer within {@code rubric.cache.timeout} [100ms] the removal is kept in the journal of this node, which from then on does not read the
 *       cache, and is made up for as soon as Redis answers; other nodes read the old value until then. If this node ends before, the entry's time to live is the bound. With
 *       {@code rubric.cache.on-removal-failure=fail} the caller gets a {@link CacheException}, too.
 *   <li>May be repeated. On a type: every business method of the bean. On a method it replaces that of the type.
 * </ol>
 *
 * Wrong at deployment: neither {@link #cacheName()} nor {@link #groups()}; an unknown name in {@link #groups()}; a method that is private, static or final. A cache
 * or group that nobody of the application fills is a warning in the log.
 */
@Documented
@InterceptorBinding
@Repeatable(CacheRemoveAll.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheRemoveAll {

    /** The cache. Required, here or in {@link CacheDefaults}, unless there are {@link #groups()}. */
    @Nonbinding
    String cacheName() default "";

    /** Templates of the groups, as in {@link CacheResult#groups()}. None: the whole cache; those of {@link CacheDefaults} are not meant. */
    @Nonbinding
    String[] groups() default {};

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
        CacheRemoveAll[] value();
    }
}
