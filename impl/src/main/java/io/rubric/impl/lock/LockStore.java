package io.rubric.impl.lock;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Where locks are kept. */
interface LockStore {

    /**
     * Tries to take a lock. Asking twice with one owner is asking once.
     *
     * @param owner names this one acquisition and no other
     * @param waits whether the caller wants to hear of the release
     * @param waited whether it has waited already
     */
    CompletionStage<Attempt> acquire(String key, String owner, Duration lease, boolean waits, boolean waited);

    /** Gives a lock back; false if it was not the owner's any more. */
    CompletionStage<Boolean> release(String key, String owner);

    /** Prolongs a lock; false if it was not the owner's any more. */
    CompletionStage<Boolean> renew(String key, String owner, Duration lease);

    /** Tells the listener the key of each lock that is released while somebody waits, until this is closed. */
    AutoCloseable subscribe(Consumer<String> listener);

    /**
     * The answer to {@link #acquire}.
     *
     * @param fence the fencing token, 0 if another holder has the lock
     * @param expiresIn milliseconds after which that holder loses it, if it does not renew
     */
    record Attempt(long fence, long expiresIn) {
        boolean acquired() {
            return fence > 0;
        }
    }
}
