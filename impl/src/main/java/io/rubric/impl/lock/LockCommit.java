package io.rubric.impl.lock;

/** Sees to it that no transaction is committed under a lost lock: a bean for the interceptor inside the transaction. */
interface LockCommit {

    /** The calling thread is inside the innermost method of a call, with its transaction if it has one. */
    void watch();
}
