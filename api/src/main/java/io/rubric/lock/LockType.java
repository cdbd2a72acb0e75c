package io.rubric.lock;

/** With whom a lock may be shared; the names of {@code jakarta.enterprise.concurrent.Lock.Type}. */
public enum LockType {
    /** With other readers of the same key. Who wants to read waits while a writer holds the lock or waits for it. */
    READ,
    /** With nobody. */
    WRITE
}
