package io.rubric.lock;

import io.rubric.RubricException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock could not be had within {@link Locked#waitTime()}; the method was not called. {@link #getCause()} is null if another holder
 * had it, an {@link InterruptedException} if the caller was interrupted, else the failure of Redis.
 */
public class LockNotAcquiredException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final Duration waited;

    /**
     * @param key the key of the lock
     * @param waited how long the caller has waited
     * @param cause see the description of the class
     */
    public LockNotAcquiredException(String key, Duration waited, @Nullable Throwable cause) {
        super(message(key, waited, cause), cause);
        this.key = key;
        this.waited = waited;
    }

    private static String message(String key, Duration waited, @Nullable Throwable cause) {
        String why = cause == null ? "another holder has it" : cause.toString();
        return "Lock \"" + key + "\" was not acquired in " + waited + ": " + why;
    }

    /** The key of the lock that could not be had, as the template gave it, escaped. */
    public String key() {
        return key;
    }

    /** How long the caller has waited. */
    public Duration waited() {
        return waited;
    }
}
