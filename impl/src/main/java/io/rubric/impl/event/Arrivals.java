package io.rubric.impl.event;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.StreamConsumer.Work;
import org.jspecify.annotations.Nullable;

/** Puts what was taken into lanes. */
final class Arrivals {

    /**
     * So often a node may end with an event before that counts as the event's doing: Redis knows that a node had it, not whether it was begun, and most of what a node has when it ends
     * was not.
     */
    private static final int ENDS = 20;

    private final StreamConsumer consumer;
    private final KeyLanes lanes;
    private final Acknowledgements acknowledgements;
    private final Burials burials;
    private final int attempts;

    /**
     * @param attempts of an event at most
     */
    Arrivals(
            StreamConsumer consumer, KeyLanes lanes, Acknowledgements acknowledgements, Burials burials, int attempts) {
        this.consumer = consumer;
        this.lanes = lanes;
        this.acknowledgements = acknowledgements;
        this.burials = burials;
        this.attempts = attempts;
    }

    void arrived(Entry entry) {
        if (entry.attempt() > (long) attempts + ENDS) { // nothing of it is looked at: that may be what ends the node
            burials.bury(
                    entry,
                    "It was taken " + entry.attempt()
                            + " times, and each time the node ended, or lost it, before it was done");
            return;
        }
        Work work;
        String key;
        try {
            work = consumer.open(entry.envelope());
            key = work == null ? null : work.key();
        } catch (RefusedEventException e) {
            burials.refuse(entry, String.valueOf(e.getMessage()));
            return;
        } catch (OutOfMemoryError e) { // the node's trouble, and not the event's
            throw e;
        } catch (Throwable e) { // also a StackOverflowError: the next event must be delivered
            burials.refuse(entry, Burials.text(e));
            return;
        }
        if (work == null) {
            acknowledgements.add(entry.id());
        } else {
            add(entry, work, key);
        }
    }

    private void add(Entry entry, Work work, @Nullable String key) {
        KeyLane lane = lanes.of(key);
        lane.add(new Held(entry, work, key, lane));
    }
}
