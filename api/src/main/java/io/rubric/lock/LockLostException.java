package io.rubric.lock;

import io.rubric.RubricException;

/**
 * The method ran to its end, but its lock was lost while it ran: another holder may have run at the same time. What the method
 * did has been done, and its transaction, if it had one, has been committed.
 */
public class LockLostException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final long fencingToken;

    /**
     * @param key the key of the lock
     * @param fencingToken the token the holder had
     */
    public LockLostException(String key, long fencingToken) {
        super("Lock \"" + key + "\" (fencing token " + fencingToken + ") was lost while its method ran");
        this.key = key;
        this.fencingToken = fencingToken;
    }

    /** The key of the lock, as the template gave it, escaped. */
    public String key() {
        return key;
    }

    /** The fencing token of the holder that lost it. */
    public long fencingToken() {
        return fencingToken;
    }
}
