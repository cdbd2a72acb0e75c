package io.rubric.impl.cache;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Puts that may overlap: whoever has begun while another was under way, or while something was removed, leaves no value. */
interface PutStore {

    /**
     * A put begins.
     *
     * @param token of the caller, never used before
     * @param time how long it may take
     * @param keep how long what the fence needs is to live
     * @return its version
     */
    CompletionStage<byte[]> ticket(EntryId id, String token, Duration time, Duration keep);

    /**
     * A put ends: stores the value, or removes the entry.
     *
     * @param content as {@link Entry#write} makes it; empty to remove in any case
     * @return whether the value was stored
     */
    CompletionStage<Boolean> put(EntryId id, String token, byte[] version, byte[] content, Duration ttl, Duration keep);

    /**
     * A put that begins and ends at once.
     *
     * @param content as {@link Entry#write} makes it; empty to remove in any case
     * @return whether the value was stored
     */
    CompletionStage<Boolean> put(EntryId id, byte[] content, Duration ttl, Duration keep);

    /** A put has come to nothing. */
    CompletionStage<?> forget(String key, String token);
}
