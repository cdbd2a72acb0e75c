/** Limits on calls that hold over all nodes together: {@link io.rubric.throttle.Throttled}. */
@NullMarked
package io.rubric.throttle;

import org.jspecify.annotations.NullMarked;
