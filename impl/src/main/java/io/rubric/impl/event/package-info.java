/** {@link io.rubric.event}: the bridge between CDI events and a Redis topic. */
@NullMarked
package io.rubric.impl.event;

import org.jspecify.annotations.NullMarked;
