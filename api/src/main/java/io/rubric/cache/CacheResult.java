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
 *   <li>A <em>hit</em> returns the stored value: one round trip. The method is not called, no lock is taken, no transaction begun.
 *   <li>A <em>miss</em> calls the method and stores what it returned for {@link #ttl()}. {@code null}, an empty
 *       {@code Optional} and an empty collection are values like any other.
 *   <li>A value whose load began before a removal of its key, of one of its {@link #groups()} or of the whole cache, or before a
 *       {@link CachePut}, is returned to its own callers but never stored after it: an invalidation cannot be undone by a slow reader.
 *   <li>Callers that miss at the same time, on one node or on several, call the method once: one of them loads, the others are
 *       woken when it has stored, for up to {@link #lockTimeout()}; after that they call the method themselves and store nothing. A
 *       caller that comes after a removal does not join a load that began before it. If the load fails, those who wait on its node get the same exception, each
 *       other node tries once itself.
 *   <li>While a method loads, nothing is held but a lease of {@link #leaseTime()} in Redis, which is renewed. A node that dies or pauses
 *       while it loads delays the others for that long, no more; its own late result is refused. A method that asks for its own
 *       key on the same thread runs through. Methods that load each other's keys crosswise wait for {@link #lockTimeout()}.
 *   <li>The value is written as JSON (JSON-B) by the method's declared return type with the bean's own type arguments, so
 *       {@code List<Product>}, {@code Map<Long, Order>}, records and {@code Optional} come back as they went. What was
 *       stored by a class whose fields have since changed is a miss, not an error. As JSON-B asks, classes must be public;
 *       a record with type parameters of its own is written but cannot be read, which a warning in the log says. A subclass of the
 *       declared type comes back as the declared type. Each caller gets an object of its own.
 *   <li>A method that returns a {@code CompletionStage} or {@code CompletableFuture} (any other stage is RUBRIC-916) caches what the stage completes with; no thread
 *       waits. On a miss the method may be called on another thread: in the caller's naming context and class loader and in a request
 *       context, but outside its transaction.
 *   <li>With {@link CacheKey} on a {@code List}, {@code Set} or {@code Collection} of keys and a {@code Map} from such keys as the result, each
 *       pair of the map is an entry of its own: what is there is read in one round trip, and the method is called with the keys that are
 *       missing, or not at all. A key that its result does not have is kept as {@code null} (see {@link #cacheNull()}) and left
 *       out of the map.
 *   <li>If Redis fails or does not answer within {@code rubric.cache.timeout} [100ms] the method is called (once for all who miss
 *       on this node at the same time, in bulk once for each call) and its result is not stored.
 *   <li>In a transaction that has removed or put the key (see {@link CacheRemove}) the method is called and nothing is stored. A miss in a
 *       transaction that has written without removing stores what it reads, uncommitted or not: remove first.
 *   <li>On a type: every business method of the bean, each with a cache of its own unless {@link #cacheName()} is given; one that returns nothing
 *       is a mistake. On a method it replaces that of the type.
 * </ol>
 *
 * Two things no cache can know: what a load has read is as old as the snapshot of its transaction, so with {@code REPEATABLE READ} cache outside of the transaction,
 * or what was written since is undone; a removal that a Redis master has acknowledged and not yet replicated is lost when it fails over, and then
 * the time to live is the bound.
 *
 * <p>Wrong at deployment: a method that returns {@code void} or a type that cannot be stored and read again ({@code Object}, {@code Stream},
 * {@code InputStream}, {@code Iterator}, {@code Future}, {@code Publisher}), that is private, static or final; an unknown name in
 * {@link #key()} or {@link #groups()}; a bad duration; {@link #skipGet()} in bulk; two methods that share a {@link #cacheName()} but return different types; a class of
 * {@link #keyGenerator()}, {@link #condition()}, {@link #unless()} or {@link #ttlFunction()} that cannot be made; an exception that cannot be rebuilt.
 *
 * <p>Each duration and number can be configured by the cache's name, which comes before what is written here:
 * {@code rubric.cache."users".ttl=1h}.
 *
 * <p>A call that a bean makes to its own method is not intercepted (a rule of CDI): inject a {@link Cache} for it.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheResult {

    /**
     * The cache in which results are kept; methods of any bean that name the same cache share its entries. Default: that of
     * {@link CacheDefaults}, else a cache of its own for the bean's class and the method with its parameter types.
     */
    @Nonbinding
    String cacheName() default "";

    /**
     * The template of the key under which a result is kept, such as <code>"{id}"</code> or
     * <code>"{tenant}:{order.id}"</code>. Default: the parameters with {@link CacheKey}, else all, in their order.
     * <code>{principal}</code> is the name of the caller, <code>{client}</code> the address that the request comes from (of IPv6 the /64; behind
     * {@code rubric.http.trusted-proxies} that which they tell), unless a parameter has that name. Where nobody is known both are {@code null}, a key like any other; what a
     * container calls {@code anonymous} is a name.
     */
    @Nonbinding
    String key() default "";

    /** Makes the key instead of a template. Default: that of {@link CacheDefaults}, else none. */
    @Nonbinding
    Class<? extends KeyGenerator> keyGenerator() default KeyGenerator.class;

    /** How long a result is kept after it was stored; greater than zero. {@code ""}: that of {@link CacheDefaults}, else from configuration [10m]. */
    @Nonbinding
    String ttl() default "";

    /** Decides for each result how long it is kept, instead of {@link #ttl()} and {@link #nullTtl()}. Default: none. */
    @Nonbinding
    Class<? extends TtlFunction> ttlFunction() default TtlFunction.class;

    /**
     * The share by which each time to live is made longer or shorter at random, so that what was stored together does not expire together: from 0
     * (exact) to 1. -1: from configuration [0.1].
     */
    @Nonbinding
    double jitter() default -1;

    /**
     * Templates of the groups that an entry belongs to, such as <code>{"users", "org:{orgId}"}</code>, to be removed
     * together by {@link CacheRemoveAll#groups()}. Each costs one more key in the one command of a hit. Default: those of {@link CacheDefaults}.
     */
    @Nonbinding
    String[] groups() default {};

    /** Only if it says true is the cache used at all; else the method is called. Default: always. */
    @Nonbinding
    Class<? extends CachePredicate> condition() default CachePredicate.class;

    /** If it says true of a result, the result is returned and not stored. Default: never. */
    @Nonbinding
    Class<? extends CacheResultPredicate> unless() default CacheResultPredicate.class;

    /** True: the method is always called, and what it returns replaces what is stored, as by {@link CachePut}. */
    @Nonbinding
    boolean skipGet() default false;

    /** Whether {@code null}, an empty {@code Optional} and an empty collection, map or array are kept. */
    @Nonbinding
    CacheNull cacheNull() default CacheNull.INHERIT;

    /** How long {@code null}, an empty {@code Optional} and an empty collection, map or array are kept. {@code ""}: from configuration, else as {@link #ttl()}. */
    @Nonbinding
    String nullTtl() default "";

    /**
     * Exceptions that are kept and thrown again instead of calling the method: of exactly one of these classes, not of a subclass. Each needs a public constructor that takes a
     * message ({@code String}) or nothing; message and class come back, with the stack trace of the call that hits. None: exceptions are never kept.
     */
    @Nonbinding
    Class<? extends Throwable>[] cachedExceptions() default {};

    /** How long an exception is kept. {@code ""}: from configuration [10s]. */
    @Nonbinding
    String exceptionTtl() default "";

    /** How long a caller waits for somebody else's load of the same key. {@code 0s}: not at all. {@code ""}: from configuration [30s]. */
    @Nonbinding
    String lockTimeout() default "";

    /**
     * How long a node that dies while it loads keeps others from loading; at least 100ms. It is renewed while the method runs, for up to {@code rubric.cache.max-load-time} [2m]; what
     * takes longer is not stored. {@code ""}: from configuration [10s].
     */
    @Nonbinding
    String leaseTime() default "";
}
