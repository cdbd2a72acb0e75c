package io.rubric.cache;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method's result is kept in Redis and given to later callers on every node instead of calling the method.
 *
 * <ol>
 *   <li>A <em>hit</em> returns the stored value; the method is not called, no lock is taken, no transaction begun.
 *   <li>A <em>miss</em> calls the method and stores what it returned for {@link #ttl()}. {@code null}, an empty
 *       {@code Optional} and an empty collection are values like any other. An exception is never stored.
 *   <li>A value whose load began before a {@link CacheRemove} of its key is returned to its own caller but never stored
 *       after it: an invalidation cannot be undone by a slow reader. A load that takes longer than 30 seconds is not stored
 *       either.
 *   <li>The value is written as JSON (JSON-B) by the method's declared return type with the bean's own type arguments, so
 *       {@code List<Product>}, {@code Map<Long, Order>}, records and {@code Optional} come back as they went. What was
 *       stored by a class whose fields have since changed is a miss, not an error. As JSON-B asks, classes must be public;
 *       a record with type parameters of its own is written but cannot be read, which a warning in the log says. A subclass of the
 *       declared type comes back as the declared type.
 *   <li>A method that returns a {@code CompletionStage} caches what the stage completes with; no thread waits. On a miss
 *       the method may be called on another thread: in the caller's naming context and class loader and in a request context, but
 *       outside its transaction.
 *   <li>Callers that miss at the same time each call the method; one of them stores.
 *   <li>If Redis fails or does not answer within {@code rubric.cache.timeout} [100ms] the method is called and its result
 *       is not stored.
 *   <li>In a transaction that has removed the key (see {@link CacheRemove}) the method is called and nothing is stored. A miss in a
 *       transaction that has written without removing stores what it reads, uncommitted or not: remove first.
 *   <li>On a type: every business method of the bean, each with a cache of its own unless {@link #cacheName()} is given; one that returns nothing
 *       is a mistake. On a method it replaces that of the type.
 * </ol>
 *
 * Wrong at deployment: a method that returns {@code void} or a type that cannot be stored and read again ({@code Object}, {@code Stream},
 * {@code InputStream}, {@code Iterator}, {@code Future}, {@code Publisher}), that is private, static or final; an unknown name in
 * {@link #key()}; a bad {@link #ttl()}; two methods that share a {@link #cacheName()} but return different types.
 *
 * <p>A call that a bean makes to its own method is not intercepted (a rule of CDI).
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheResult {

    /**
     * The cache in which results are kept; methods of any bean that name the same cache share its entries. Default: a
     * cache of its own for the bean's class and the method with its parameter types.
     */
    @Nonbinding
    String cacheName() default "";

    /**
     * The template of the key under which a result is kept, such as <code>"{id}"</code> or
     * <code>"{tenant}:{order.id}"</code>. Default: all parameters in their order.
     */
    @Nonbinding
    String key() default "";

    /** How long a result is kept after it was stored; greater than zero. {@code ""}: from configuration [10m]. */
    @Nonbinding
    String ttl() default "";
}
