package io.rubric.impl.lock;

import io.rubric.lock.OnLost;
import java.time.Duration;

/**
 * How long a lock is held, and what if it is lost.
 *
 * @param lease after which a node that dies has lost it
 * @param renew whether the lease goes on while it is held
 * @param atLeast nobody else gets it before; zero for no such time
 * @param maxHold it is not renewed for longer; zero for no such time
 */
record Term(Duration lease, boolean renew, Duration atLeast, Duration maxHold, OnLost onLost) {

    /** What is asked for at first: a node that dies must not end {@code atLeast}. */
    Duration first() {
        return atLeast.compareTo(lease) > 0 ? atLeast : lease;
    }
}
