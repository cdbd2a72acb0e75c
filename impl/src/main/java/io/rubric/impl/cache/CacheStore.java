package io.rubric.impl.cache;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one cache are kept. A value gets in only under a lease that was taken before its load began; a removal takes the
 * entry and the lease away, so what was loaded before it is refused.
 */
interface CacheStore {

    /** The entry, null if there is none. */
    CompletionStage<byte @Nullable []> get(String key);

    /** Asks for the right to fill a missing entry. Never sent twice. */
    CompletionStage<Lease> lease(String key, String token, Duration time);

    /** Stores a value for a time; false if the lease is gone. */
    CompletionStage<Boolean> fill(String key, String token, byte[] value, Duration ttl);

    /** Gives a lease back without a value. */
    CompletionStage<?> release(String key, String token);

    /** Removes the entry and whatever is being loaded for it. */
    CompletionStage<?> remove(String key);

    /**
     * The answer to {@link #lease}.
     *
     * @param granted whether the caller may fill
     * @param entry what somebody else has filled by now, null if nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Lease(boolean granted, byte @Nullable [] entry) {}
}
