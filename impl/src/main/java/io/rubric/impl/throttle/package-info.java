/** {@link io.rubric.throttle}: limits that are asked together in one script. */
@NullMarked
package io.rubric.impl.throttle;

import org.jspecify.annotations.NullMarked;
