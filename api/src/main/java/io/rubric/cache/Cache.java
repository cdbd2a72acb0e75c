package io.rubric.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache by hand, with the guarantees of the annotations: {@code @Inject @CacheName("users") Cache<Long, User> users}.
 *
 * <ol>
 *   <li>It shares its entries with the methods that name the same cache. The key is that of a method whose only key parameter has the type {@code K}; for several
 *       parameters use {@link CacheResult#key()} templates or a record. {@code V} must be what those methods return, else the deployment fails.
 *   <li>Times are those of the {@link CacheResult} methods of this cache, if these agree, with configuration before them; else those of configuration.
 *   <li>An entry is in the groups that were named when it was stored, and in those that a {@link CacheResult} method names when it reads it. What is stored here names none;
 *       a method that names groups of which nothing is known yet loads such an entry anew.
 *   <li>{@code put} and the removals take part in the transaction of the calling thread as the annotations do, in their asynchronous forms too.
 *   <li>The asynchronous forms never block. Their stages complete in the caller's context on threads of the application, and fail where the others throw.
 * </ol>
 *
 * Thread-safe. Values are copies: to change one changes nothing in the cache.
 *
 * @param <K> the key: a text, number, truth value, enum, UUID, date or time, a record of such, or a {@code List} of such
 * @param <V> the value, of a type that JSON-B writes and reads
 */
public interface Cache<K, V> {

    /** The cache's name. */
    String name();

    /**
     * Reads an entry; never waits for a load. If Redis fails there is nothing, or what {@code rubric.cache.on-read-failure} says.
     *
     * @return the value; null if there is none, and if null is what is stored
     */
    @Nullable
    V get(K key);

    /**
     * Reads an entry, and calls the loader and stores its result if there is none: as {@link CacheResult} does, once for all who ask at the same time.
     *
     * @param loader called with the key on the calling thread; what it throws reaches the caller
     * @return the value, which may be null
     */
    V get(K key, Function<? super K, ? extends V> loader);

    /** Reads entries in one round trip (one a partition in a cluster), without those that are not there or null, in the order of the keys. */
    Map<K, V> getAll(Collection<? extends K> keys);

    /**
     * Reads entries in one round trip, and calls the loader once with the keys that are missing.
     *
     * @param loader returns values by key; a key that it leaves out counts as null
     * @return the values, without those that are null, in the order of the keys
     */
    Map<K, V> getAll(Collection<? extends K> keys, Function<? super Set<K>, ? extends Map<K, V>> loader);

    /** Puts a value for the cache's own time to live; see {@link CachePut} for what happens when others do so at the same time. */
    void put(K key, V value);

    /**
     * Puts a value.
     *
     * @param ttl how long it is kept, before jitter; greater than zero
     * @throws IllegalArgumentException if the time is zero or less
     */
    void put(K key, V value, Duration ttl);

    /**
     * Removes an entry on every node.
     *
     * @throws CacheException if Redis failed and {@code rubric.cache.on-removal-failure} is {@code fail}
     */
    void remove(K key);

    /**
     * Removes all entries on every node, in a time that does not depend on their number.
     *
     * @throws CacheException if Redis failed and {@code rubric.cache.on-removal-failure} is {@code fail}
     */
    void removeAll();

    /**
     * Removes the entries of a group of this cache on every node, in a time that does not depend on their number.
     *
     * @param group the group as a template whose parts are positions: {@code removeGroup("org:{0}", orgId)}. Do not join texts: that of a value depends on its type
     * @param values of the parts
     * @throws IllegalArgumentException if the template has a part without a value or a value has no stable text form
     * @throws CacheException if Redis failed and {@code rubric.cache.on-removal-failure} is {@code fail}
     */
    void removeGroup(String group, @Nullable Object... values);

    /** As {@link #get(Object)}. */
    CompletionStage<@Nullable V> getAsync(K key);

    /** As {@link #get(Object, Function)}; the loader may be called on another thread, in the caller's context but outside its transaction. */
    CompletionStage<V> getAsync(K key, Function<? super K, ? extends CompletionStage<? extends V>> loader);

    /** As {@link #getAll(Collection)}. */
    CompletionStage<Map<K, V>> getAllAsync(Collection<? extends K> keys);

    /** As {@link #getAll(Collection, Function)}. */
    CompletionStage<Map<K, V>> getAllAsync(
            Collection<? extends K> keys,
            Function<? super Set<K>, ? extends CompletionStage<? extends Map<K, V>>> loader);

    /** As {@link #put(Object, Object)}. */
    CompletionStage<@Nullable Void> putAsync(K key, V value);

    /** As {@link #put(Object, Object, Duration)}. */
    CompletionStage<@Nullable Void> putAsync(K key, V value, Duration ttl);

    /** As {@link #remove(Object)}. */
    CompletionStage<@Nullable Void> removeAsync(K key);

    /** As {@link #removeAll()}. */
    CompletionStage<@Nullable Void> removeAllAsync();

    /** As {@link #removeGroup(String, Object...)}. */
    CompletionStage<@Nullable Void> removeGroupAsync(String group, @Nullable Object... values);

    /** What has become of the calls of this cache on this node, by annotation and by hand. */
    CacheStatistics statistics();
}
