/**
 * Redis for Jakarta EE: what is annotated on a CDI bean holds on every node that shares a Redis.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Orders {
 *     @CacheResult(cacheName = "prices", key = "{sku}", ttl = "10m")
 *     public Price price(String sku) { ... }          // loaded once, then read from Redis by every node
 *
 *     @Throttled(limit = 10, period = "1s", key = "{user}")
 *     @Locked("order:{order.id}")
 *     @Transactional
 *     public void checkout(String user, Order order) { ... }   // ten a second a user, one at a time an order
 * }
 * }</pre>
 *
 * <h2>Order</h2>
 * Interceptors run in the order of {@link io.rubric.Order}: throttle, cache, lock, then {@code @Transactional}, then the
 * method. A call over its limit costs nothing more; a hit takes no lock and opens no transaction; a lock is released after
 * the commit.
 *
 * <h2>Key templates</h2>
 * {@code "order:{order.id}"}: a part in braces names a parameter (by its name if the class was compiled with
 * {@code -parameters}, else by position: {@code {0}}) and then record components, getters or public fields. Values are
 * escaped, so no input can leave its place in the key: {@code 1} and {@code "1"}, {@code null} and {@code "null"},
 * {@code ("a", "bc")} and {@code ("ab", "c")} never meet. Everything is checked at deployment.
 *
 * <h2>Durations</h2>
 * ISO-8601 ({@code PT10M}) or a whole number with a unit: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 1d}.
 * {@code ""} means: from configuration, else the built-in default that the member's description gives in brackets.
 *
 * <h2>Configuration</h2>
 * MicroProfile Config. For each value: configuration of the name ({@code rubric.cache."prices".ttl}), else the annotation,
 * else configuration of the feature ({@code rubric.cache.ttl}), else the built-in default.
 */
@NullMarked
package io.rubric;

import org.jspecify.annotations.NullMarked;
