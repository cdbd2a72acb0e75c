package io.rubric.impl.lock;

import io.rubric.lock.LockType;
import io.rubric.lock.OnContention;
import java.time.Duration;

/**
 * What is said of locks by annotation and configuration.
 *
 * @param name under which they are configured
 * @param permits how many callers share one key; 0 for a lock
 */
record LockPolicy(
        String name,
        LockType type,
        boolean fair,
        long permits,
        Duration waitTime,
        Term term,
        OnContention onContention) {}
