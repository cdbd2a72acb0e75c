/**
 * Methods whose results are kept in Redis and shared by all nodes: {@link io.rubric.cache.CacheResult}, {@link io.rubric.cache.CachePut},
 * {@link io.rubric.cache.CacheRemove}, {@link io.rubric.cache.CacheRemoveAll}; the same by hand: {@link io.rubric.cache.Cache}.
 */
@NullMarked
package io.rubric.cache;

import org.jspecify.annotations.NullMarked;
