package io.rubric.impl.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the entries of one cache are kept. A value gets in only under a lease that was taken before its load began, and only if nothing has been removed since: neither the entry, nor a group of
 * it, nor the cache. Nothing here is sent twice, and nothing waits. What is asked of many entries at once is one command a partition; answers come in the order of what was asked, and those
 * of one partition may fail while others do not.
 */
interface CacheStore {

    /**
     * Reads an entry, in one command.
     *
     * @param lease whether the lease of a load that goes on is wanted, too
     */
    CompletionStage<Reading> read(EntryId id, boolean lease);

    /** Reads entries. */
    List<CompletableFuture<Reading>> read(List<EntryId> ids);

    /**
     * Asks for the right to load missing entries.
     *
     * @param time how long a lease lives if it is not renewed
     * @param keep how long what the fence needs is to live: longer than the load and the entry together
     */
    List<CompletableFuture<Lease>> lease(List<Wanted> entries, Duration time, Duration keep);

    /** Lengthens leases that are still held. */
    void renew(List<Held> leases, Duration time);

    /** Gives leases back without a value, and wakes who waits. */
    void release(List<Held> leases);

    /**
     * Stores values and gives the leases back, and wakes who waits. An answer is false if something has been removed since the load began, or the lease is lost: then nothing is
     * stored.
     */
    List<CompletableFuture<Boolean>> fill(List<Filling> entries);

    /**
     * A missing entry.
     *
     * @param token of the caller, never used before
     * @param unusable the version of an entry that is there and of no use to the caller; empty if none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wanted(EntryId id, String token, byte[] unusable) {}

    /**
     * A lease of the caller's.
     *
     * @param lease or only its token, if no answer has told the lease
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Held(String key, byte[] lease) {}

    /**
     * A loaded value.
     *
     * @param content as {@link Entry#write} makes it
     * @param ttl how long it lives
     * @param keep how long what the fence needs is to live
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Filling(EntryId id, byte[] lease, byte[] content, Duration ttl, Duration keep) {}

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
