package io.rubric.benchmarks.lock;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** What holders of one lock do: look how long ago one of another node was about to give it back. */
final class HandOffs {

    private final AtomicBoolean held = new AtomicBoolean();
    private long[] nanos = new long[1024];
    private int passed;
    private int acquired;
    private int last = -1;
    private volatile long released;

    /** Under the lock, as this node. */
    void hold(int node) {
        long now = System.nanoTime();
        if (!held.compareAndSet(false, true)) {
            throw new IllegalStateException("Two hold one lock");
        }
        acquired++;
        if (last >= 0 && last != node) {
            add(now - released);
        }
        last = node;
        held.set(false);
        released = System.nanoTime();
    }

    int acquired() {
        return acquired;
    }

    /** How long each took that went to another node. */
    long[] nanos() {
        return Arrays.copyOf(nanos, passed);
    }

    private void add(long time) {
        if (passed == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * passed);
        }
        nanos[passed++] = time;
    }
}
