package io.rubric.benchmarks.lock;

/** Locks of somebody, as his users take them. */
interface Locking extends AutoCloseable {

    /** Runs the body under the lock of a key. */
    void under(int key, Runnable body);

    @Override
    void close();
}
