package io.rubric.impl.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where the entries of one cache are kept. A value gets in only under a lease that was taken before its load began, and only if nothing has been removed since: neither the entry, nor a group of
 * it, nor the cache. Nothing here is sent twice, and nothing waits.
 */
interface CacheStore {

    /**
     * Reads an entry, in one command.
     *
     * @param lease whether the lease of a load that goes on is wanted, too
     */
    CompletionStage<Reading> read(EntryId id, boolean lease);

    /** Reads entries, in one command a partition; in the order of the ids. */
    CompletionStage<List<Reading>> readAll(List<EntryId> ids);

    /**
     * Asks for the right to load a missing entry.
     *
     * @param token of the caller, never used before
     * @param time how long the lease lives if it is not renewed
     * @param keep how long what the fence needs is to live: longer than the load and the entry together
     * @param unusable the version of an entry that is there and of no use to the caller; empty if none
     */
    CompletionStage<Lease> lease(EntryId id, String token, Duration time, Duration keep, byte[] unusable);

    /** Lengthens a lease that is still held. */
    CompletionStage<?> renew(String key, byte[] lease, Duration time);

    /** Gives a lease back without a value, and wakes who waits. */
    CompletionStage<?> release(String key, byte[] lease);

    /**
     * Stores a value and gives the lease back, and wakes who waits.
     *
     * @param content as {@link Entry#write} makes it
     * @return false if something has been removed since the load began, or the lease is lost: then nothing is stored
     */
    CompletionStage<Boolean> fill(EntryId id, byte[] lease, byte[] content, Duration ttl, Duration keep);

    /**
     * The answer to {@link #lease}.
     *
     * @param outcome what it says
     * @param lease the lease that was given, or that of the one who has it; empty if there is none
     * @param left how long the other's lease lives if it is not renewed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Lease(Outcome outcome, byte[] lease, Duration left) {
        enum Outcome {
            /** There is an entry by now. */
            FILLED,
            /** The caller may load. */
            GRANTED,
            /** Somebody else loads; this node will be woken. */
            HELD
        }
    }
}
