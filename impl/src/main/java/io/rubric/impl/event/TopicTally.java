package io.rubric.impl.event;

import io.rubric.event.TopicStatistics;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens with a topic on this node. */
final class TopicTally {

    private final LongAdder published = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dead = new LongAdder();
    private final LongAdder missing = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void published(long events) {
        published.add(events);
    }

    void lost(long events) {
        lost.add(events);
    }

    void received(long events) {
        received.add(events);
    }

    void delivered() {
        delivered.increment();
    }

    void failed() {
        failed.increment();
    }

    void dead() {
        dead.increment();
    }

    void missing(long events) {
        missing.add(events);
    }

    void refused() {
        refused.increment();
    }

    TopicStatistics statistics() {
        return new TopicStatistics(
                published.sum(),
                lost.sum(),
                received.sum(),
                delivered.sum(),
                failed.sum(),
                dead.sum(),
                missing.sum(),
                refused.sum());
    }
}
