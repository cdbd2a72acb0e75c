package io.rubric.lock;

import io.rubric.RubricException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lock could not be had within {@link Locked#waitTime()}; the method was not called. {@link #getCause()} is null if another holder
 * had it, an {@link InterruptedException} if the caller was interrupted, else the failure of Redis.
 */
public class LockNotAcquiredException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final Duration waited;
    private final @Nullable String holder;

    /**
     * @param key the key of the lock
     * @param waited how long the caller has waited
     * @param holder the node that had it, null if not known
     * @param cause see the description of the class
     */
    public LockNotAcquiredException(String key, Duration waited, @Nullable String holder, @Nullable Throwable cause) {
        super(message(key, waited, holder, cause), cause);
        this.key = key;
        this.waited = waited;
        this.holder = holder;
    }

    private static String message(String key, Duration waited, @Nullable String holder, @Nullable Throwable cause) {
        String has = holder == null ? "another holder has it" : "node " + holder + " has it";
        return "Lock \"" + key + "\" was not acquired in " + waited + ": " + (cause == null ? has : cause);
    }

    /** The key of the lock that could not be had, as the template gave it, escaped. */
    public String key() {
        return key;
    }

    /** How long the caller has waited. */
    public Duration waited() {
        return waited;
    }

    /** The {@code rubric.node-id} of the node that had it when Redis was last asked; empty where that is not known, as of several readers. */
    public Optional<String> holder() {
        return Optional.ofNullable(holder);
    }
}
