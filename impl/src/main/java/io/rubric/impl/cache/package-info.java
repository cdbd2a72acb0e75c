/** {@link io.rubric.cache}: results read from Redis, stored behind a fence. */
@NullMarked
package io.rubric.impl.cache;

import org.jspecify.annotations.NullMarked;
