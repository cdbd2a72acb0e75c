package io.rubric.lock;

import io.rubric.RubricException;

/**
 * The method ran, but its lock was lost while it ran: another holder may have run at the same time. A transaction that the method began has been rolled
 * back if the loss was known before the commit; what else it did has been done.
 */
public class LockLostException extends RubricException {

    private static final long serialVersionUID = 1L;

    /** How the loss was found out. */
    public enum Reason {
        /** A renewal, or {@link Hold#verify()}, found that Redis had the lock no more, or for another owner. */
        RENEWAL,
        /** The lease ran out without a renewal that Redis has answered: it was away, or this node stood still. */
        EXPIRY,
        /** Giving it back found that Redis had the lock no more, or for another owner. */
        RELEASE
    }

    private final String key;
    private final long fencingToken;
    private final Reason reason;

    /**
     * @param key the key of the lock
     * @param fencingToken the token the holder had, 0 if none
     * @param reason how the loss was found out
     */
    public LockLostException(String key, long fencingToken, Reason reason) {
        super("Lock \"" + key + "\"" + (fencingToken == 0 ? "" : " (fencing token " + fencingToken + ")")
                + " was lost while its method ran: " + why(reason));
        this.key = key;
        this.fencingToken = fencingToken;
        this.reason = reason;
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case RENEWAL -> "Redis did not have it any more when it was to be renewed";
            case EXPIRY -> "its lease ran out without an answered renewal";
            case RELEASE -> "Redis did not have it any more when it was given back";
        };
    }

    /** The key of the lock, as the template gave it, escaped. */
    public String key() {
        return key;
    }

    /** The fencing token of the holder that lost it; 0 where there are none. */
    public long fencingToken() {
        return fencingToken;
    }

    /** How the loss was found out. */
    public Reason reason() {
        return reason;
    }
}
