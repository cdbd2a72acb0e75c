package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells what a group has missed. */
final class StreamGaps {

    private static final System.Logger LOG = System.getLogger(StreamGaps.class.getName());

    private final String topic;
    private final TopicTally tally;
    private final Consumer<RedisEventGap> listener;

    StreamGaps(String topic, TopicTally tally, Consumer<RedisEventGap> listener) {
        this.topic = topic;
        this.tally = tally;
        this.listener = listener;
    }

    /**
     * The stream was cut.
     *
     * @param missing how many events; nothing is told of none
     * @param since the id of an event before which all were there
     */
    void trimmed(long missing, String since) {
        if (missing > 0) {
            tally.missing(missing);
            tell(Reason.TRIMMED, missing, since);
        }
    }

    /** The group was made anew after an event. */
    void noGroup(String after) {
        tell(Reason.NOGROUP, -1, after);
    }

    private void tell(Reason reason, long missing, String since) {
        try {
            Instant now = Instant.now();
            Instant then = StreamIds.time(since);
            listener.accept(new RedisEventGap(topic, reason, "", missing, then.isBefore(now) ? then : now, now));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A gap of topic \"" + topic + "\" could not be told", e);
        }
    }
}
