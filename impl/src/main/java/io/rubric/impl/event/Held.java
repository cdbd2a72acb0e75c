package io.rubric.impl.event;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.StreamConsumer.Work;
import org.jspecify.annotations.Nullable;

/** An event in hand that has observers. */
final class Held {

    private final Entry entry;
    private final Work work;
    private final @Nullable String key;
    private final KeyLane lane;
    private volatile int attempt;
    private volatile boolean begun;

    /**
     * @param key of the work
     * @param lane in which it is worked on
     */
    Held(Entry entry, Work work, @Nullable String key, KeyLane lane) {
        this.entry = entry;
        this.work = work;
        this.key = key;
        this.lane = lane;
        this.attempt = entry.attempt();
    }

    String id() {
        return entry.id();
    }

    Work work() {
        return work;
    }

    @Nullable
    String key() {
        return key;
    }

    KeyLane lane() {
        return lane;
    }

    /** The entry with the attempts that there were. */
    Entry entry() {
        return new Entry(entry.id(), entry.envelope(), attempt);
    }

    int attempt() {
        return attempt;
    }

    void begin() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    /** Counts one more attempt. Redis may have counted more, of which the answer was lost. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one attempt at a time
    void next() {
        attempt++;
    }
}
