package io.rubric.cache;

import io.rubric.RubricException;
import org.jspecify.annotations.Nullable;

/**
 * Redis did not answer or has refused, and configuration asks for an exception: {@code rubric.cache.on-read-failure=fail} for what was to be read,
 * {@code rubric.cache.on-removal-failure=fail} for what was to be removed or put.
 *
 * <p>A removal may not have happened; it is in the journal of this node and will be made up for. The method itself has done its work if the removal was to come after it.
 * Removing again is harmless.
 */
public class CacheException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String cacheName;

    /**
     * @param message what could not be done
     * @param cacheName the cache
     * @param cause the failure of Redis
     */
    public CacheException(String message, String cacheName, @Nullable Throwable cause) {
        super(message, cause);
        this.cacheName = cacheName;
    }

    /** The cache. */
    public String cacheName() {
        return cacheName;
    }
}
