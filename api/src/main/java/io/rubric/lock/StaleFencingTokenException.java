package io.rubric.lock;

import io.rubric.RubricException;

/** A resource has seen a greater fencing token: whoever came with this one has lost its lock to a later holder. It has changed nothing. */
public class StaleFencingTokenException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String resource;
    private final long token;
    private final long lastSeen;

    /**
     * @param resource the resource, or the key, that has seen more
     * @param token the token that came too late
     * @param lastSeen the greater one
     */
    public StaleFencingTokenException(String resource, long token, long lastSeen) {
        super("\"" + resource + "\" refuses the fencing token " + token + ": it has seen " + lastSeen
                + ". The lock was lost to a later holder; do not try again with this token");
        this.resource = resource;
        this.token = token;
        this.lastSeen = lastSeen;
    }

    /** The resource, or the key, as the caller named it. */
    public String resource() {
        return resource;
    }

    /** The token that was refused. */
    public long token() {
        return token;
    }

    /**
     * The token that the resource has seen. Greater than {@link #token()}; the greatest of all, unless the isolation of the caller's transaction
     * hides that one from it.
     */
    public long lastSeen() {
        return lastSeen;
    }
}
