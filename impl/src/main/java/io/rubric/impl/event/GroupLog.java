package io.rubric.impl.event;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A durable topic as one group of observers reads it on this node. An event stays with who has fetched it until it is acknowledged, buried, released, or claimed by
 * another one. Where the group must be there and is not, the stage fails with a {@link NoGroupException}.
 */
interface GroupLog {

    /**
     * Makes sure that the group is there.
     *
     * @param after the id of the event after which a new group begins; empty if this node does not know: after what the group is known to have read, else with what comes from now on
     */
    CompletionStage<Opened> open(String after);

    /**
     * Takes events that nobody of the group has.
     *
     * @param told the last receipt of what was missing that has come, or empty; until it is given, the same is missing again
     */
    CompletionStage<Fetched> fetch(int most, String told);

    /**
     * What this node has taken and not yet finished, as before it was restarted, or because an answer was lost; the oldest first. Each counts as one more attempt.
     *
     * @param busy ids of those that are not meant
     */
    CompletionStage<Fetched> own(int most, Collection<String> busy);

    /** Takes over what others of the group have not touched for a time. Each counts as one more attempt. */
    CompletionStage<Fetched> claim(Duration idle, int most);

    /** Begins another attempt; nothing if this node does not have the event any more, or the stream does not. */
    CompletionStage<Fetched> again(String id);

    /** Tells that this node is still busy with events, so that nobody takes them over; no attempt is counted. */
    CompletionStage<?> keep(Collection<String> ids);

    /** The group is done with events. */
    CompletionStage<?> acknowledge(Collection<String> ids);

    /**
     * Makes a dead letter of an event, with all of its envelope if the stream still has it; false if this node does not have it any more.
     *
     * @param orphan the group was removed while this node had it: then it is enough that no other has it
     */
    CompletionStage<Boolean> bury(Entry entry, String error, boolean orphan);

    /** Leaves events that were not begun to whoever of the group comes first; that they were taken is not counted. */
    CompletionStage<?> release(Collection<String> ids);

    /** From time to time: keeps the group of a node that is named at random, and removes what nodes have left that are gone. */
    CompletionStage<?> tend();

    /** The node stops: the group of a node that is named at random ends with it, with all that it has not worked off. */
    CompletionStage<?> close();

    /**
     * An event of the stream.
     *
     * @param id in the stream
     * @param envelope bytes that nobody has looked at
     * @param attempt how often the group was given it, this time included
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String id, byte[] envelope, int attempt) {}

    /**
     * A group that is there.
     *
     * @param after the id of the event after which it goes on
     * @param anew whether it was removed, and has been made anew
     */
    record Opened(String after, boolean anew) {}

    /**
     * What was taken.
     *
     * @param missing how many events the stream had lost before the group, or its next attempt, could have them
     * @param lost the first of them, if it was taken before; else empty
     * @param more whether there may be more
     * @param receipt for what is missing, if the next question is to have one; else empty
     */
    record Fetched(List<Entry> entries, long missing, String lost, boolean more, String receipt) {}
}
