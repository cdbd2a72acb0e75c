package io.rubric.impl.throttle;

import io.rubric.impl.telemetry.Metric;
import io.rubric.impl.telemetry.Metrics;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the calls of one policy, on this node. */
final class Counters {

    final LongAdder allowed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder shadowed = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder refunds = new LongAdder();
    final LongAdder errors = new LongAdder();

    /** Shows them as metrics, too. */
    void show(Metrics metrics, String policy) {
        Map<Metric, LongAdder> shown = Map.of(
                Metric.THROTTLE_ALLOWED, allowed,
                Metric.THROTTLE_REFUSED, refused,
                Metric.THROTTLE_SHADOWED, shadowed,
                Metric.THROTTLE_WAITS, waits,
                Metric.THROTTLE_REFUNDS, refunds,
                Metric.THROTTLE_ERRORS, errors);
        shown.forEach((metric, counter) -> metrics.counter(metric, policy, counter::sum));
    }
}
