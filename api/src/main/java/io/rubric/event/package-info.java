/** CDI events that reach the observers of every node: {@link io.rubric.event.RedisEvent}, {@link io.rubric.event.Remote}. */
@NullMarked
package io.rubric.event;

import org.jspecify.annotations.NullMarked;
