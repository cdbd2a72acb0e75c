/**
 * A real Redis for development and tests: {@link io.rubric.embedded.EmbeddedRedis}. With this jar in the application,
 * {@code rubric.redis.address=embedded} starts one with the application and stops it with the application. Linux and macOS.
 */
@NullMarked
package io.rubric.embedded;

import org.jspecify.annotations.NullMarked;
