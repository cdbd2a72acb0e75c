/** Mutual exclusion over all nodes: {@link io.rubric.lock.Locked}, {@link io.rubric.lock.LockContext}. */
@NullMarked
package io.rubric.lock;

import org.jspecify.annotations.NullMarked;
