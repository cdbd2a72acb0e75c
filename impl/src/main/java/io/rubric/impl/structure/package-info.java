/** Redisson's structures by injection, and Lua scripts as methods: {@link io.rubric.redis.RedisName}, {@link io.rubric.redis.RedisScript}. */
@NullMarked
package io.rubric.impl.structure;

import org.jspecify.annotations.NullMarked;
