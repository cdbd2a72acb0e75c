/** What stands between Rubric and a Redis server: {@link io.rubric.redis.RedisServerProvider}. */
@NullMarked
package io.rubric.redis;

import org.jspecify.annotations.NullMarked;
