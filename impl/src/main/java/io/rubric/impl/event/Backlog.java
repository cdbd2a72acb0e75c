package io.rubric.impl.event;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes wait for observers, in all lanes together; what a lane may have in any case can make it more. */
final class Backlog {

    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    Backlog(long most) {
        this.most = most;
    }

    /** False if there is no room. */
    boolean take(int size) {
        if (bytes.addAndGet(size) <= most) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    /** Takes room that there is not. */
    void add(int size) {
        bytes.addAndGet(size);
    }

    void give(int size) {
        bytes.addAndGet(-size);
    }
}
