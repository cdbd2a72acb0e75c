/** {@link io.rubric.lock}: a lock with a fence, a renewed lease and waiters that are woken. */
@NullMarked
package io.rubric.impl.lock;

import org.jspecify.annotations.NullMarked;
