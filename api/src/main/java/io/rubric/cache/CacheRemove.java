package io.rubric.cache;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The entry of one key is removed from a cache, on every node, when the method has returned.
 *
 * <ol>
 *   <li>After the method has returned (the stage it returned has completed), no caller on any node gets a value that was
 *       loaded before the removal.
 *   <li>If the method throws, nothing is removed, unless {@link #afterInvocation()} is false.
 *   <li>In a transaction (one that a caller has begun; the method's own {@code @Transactional} has completed before) the
 *       removal happens after the commit and is dropped on rollback. Until then {@link CacheResult} of that transaction
 *       does not read or store the key.
 *   <li>If Redis fails or does not answer within {@code rubric.cache.timeout} [100ms] the removal may not have happened: the
 *       caller gets a {@link CacheException}; after a commit, when there is nobody to tell, an error is logged. The
 *       entry's time to live is then the bound.
 *   <li>On a type: every business method of the bean. On a method it replaces that of the type.
 * </ol>
 *
 * Wrong at deployment: no {@link #cacheName()}; a cache that no {@link CacheResult} of the application fills is a warning in the log; an
 * unknown name in {@link #key()}; a method that is private, static or final.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheRemove {

    /** The cache from which the entry is removed. Required. */
    @Nonbinding
    String cacheName();

    /**
     * The template of the key that is removed; it must give the same text as the one of {@link CacheResult#key()}.
     * Default: all parameters in their order.
     */
    @Nonbinding
    String key() default "";

    /** True: removed after the method has returned normally. False: removed before it is called, whatever it then does. */
    @Nonbinding
    boolean afterInvocation() default true;
}
