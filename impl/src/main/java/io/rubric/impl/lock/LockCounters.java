package io.rubric.impl.lock;

import io.rubric.impl.telemetry.Metric;
import io.rubric.impl.telemetry.Metrics;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the calls of one name, on this node. */
final class LockCounters {

    final LongAdder acquired = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder waitTime = new LongAdder();

    /** Shows them as metrics, too. */
    void show(Metrics metrics, String name) {
        Map<Metric, LongAdder> shown = Map.of(
                Metric.LOCK_ACQUIRED, acquired,
                Metric.LOCK_REFUSED, refused,
                Metric.LOCK_LOST, lost,
                Metric.LOCK_ERRORS, errors,
                Metric.LOCK_WAIT_TIME, waitTime);
        shown.forEach((metric, counter) -> metrics.counter(metric, name, counter::sum));
    }
}
