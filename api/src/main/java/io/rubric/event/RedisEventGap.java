package io.rubric.event;

import java.time.Instant;

/**
 * Fired on this node, for {@code @Observes} and {@code @ObservesAsync}, when events of other nodes did not reach it or may not have: who keeps a state up to date by events reads it anew.
 * Told at least once for every loss; a loss may be told more than once, as first by a broken connection and then by the number of what is missing.
 *
 * @param topic the topic; {@code ""} for all of them
 * @param reason why
 * @param origin the node whose events are missing; {@code ""} if unknown
 * @param missing how many events; -1 if unknown
 * @param since about the time since which events are missing, by this node's clock: when the event before was looked at. It is later than the first of them by as long as events had waited, here or on
 *     their way; who reads anew from a point in time takes an earlier one
 * @param until when it was noticed
 */
public record RedisEventGap(String topic, Reason reason, String origin, long missing, Instant since, Instant until) {

    /** Why events are missing. */
    public enum Reason {
        /** The connection on which broadcast events arrive was broken and is there again. */
        RECONNECT,

        /** A sender's numbers have a hole: on the way, or where they were sent. */
        MISSING,

        /** Observers were slower than events arrived for longer than {@code rubric.event.queue-size} allows. */
        OVERFLOW,

        /** A durable topic was cut to {@code max-length} or {@code retention} before this group had read all of it. */
        TRIMMED,

        /** The group of a durable topic was gone, as after a FLUSHALL, and was made anew after the last event that it is known to have read. */
        NOGROUP
    }
}
