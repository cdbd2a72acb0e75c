package io.rubric.benchmarks.event;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Counts what has come, for one thread that waits for it. */
final class Inbox {

    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();
    private static final long LOOK = Duration.ofMillis(10).toNanos();

    private final AtomicLong arrived = new AtomicLong();
    private volatile long last;
    private volatile long wanted = Long.MAX_VALUE;
    private volatile Thread waiting = Thread.currentThread();

    void arrived() {
        last = System.nanoTime();
        if (arrived.incrementAndGet() >= wanted) {
            LockSupport.unpark(waiting);
        }
    }

    /** How many so far. */
    long size() {
        return arrived.get();
    }

    /** To be said before the last of them may come. */
    void expect(long events) {
        waiting = Thread.currentThread();
        wanted = events;
    }

    /** When the last of those came that are expected. */
    long await() {
        long begin = System.nanoTime();
        while (arrived.get() < wanted) {
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException(arrived + " of " + wanted + " events have come");
            }
            LockSupport.parkNanos(this, LOOK);
        }
        return last;
    }
}
