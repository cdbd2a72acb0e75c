package io.rubric.lock;

/** What happens to a call whose lock is lost while it runs. It is logged in any case. */
public enum OnLost {
    /** Its caller gets a {@link LockLostException} in place of the result, and a transaction inside is rolled back. */
    FAIL,
    /** As {@link #FAIL}; and as soon as it is known, the thread that runs the method is interrupted, or the stage that it has returned is cancelled. */
    INTERRUPT,
    /** It goes on, commits, and returns its result. */
    WARN
}
