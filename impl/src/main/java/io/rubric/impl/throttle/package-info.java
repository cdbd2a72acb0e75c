/** {@link io.rubric.throttle}: a token bucket in one script. */
@NullMarked
package io.rubric.impl.throttle;

import org.jspecify.annotations.NullMarked;
