/** Methods whose results are kept in Redis and shared by all nodes: {@link io.rubric.cache.CacheResult}, {@link io.rubric.cache.CacheRemove}. */
@NullMarked
package io.rubric.cache;

import org.jspecify.annotations.NullMarked;
