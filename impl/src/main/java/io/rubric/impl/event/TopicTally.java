package io.rubric.impl.event;

import io.rubric.event.TopicStatistics;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens with a topic on this node. */
final class TopicTally {

    final LongAdder published = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder dead = new LongAdder();
    final LongAdder missing = new LongAdder();
    final LongAdder refused = new LongAdder();

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
