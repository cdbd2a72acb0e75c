package io.rubric.lock;

/** What happens to a call whose lock somebody else has for longer than it waits. */
public enum OnContention {
    /** It fails with a {@link LockNotAcquiredException}. */
    FAIL,
    /**
     * It returns without the method: {@code null}, an empty {@code Optional}, an empty collection, map or array, or a completed stage of such. A
     * method that returns a primitive cannot be skipped. Where Redis fails it is no contention: then it fails as with {@link #FAIL}.
     */
    SKIP
}
