package io.rubric.impl.cache;

import io.rubric.cache.CacheStatistics;
import io.rubric.impl.telemetry.Metric;
import io.rubric.impl.telemetry.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the calls of one cache, on this node. */
final class Counters {

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder fencedFills = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder loadNanos = new LongAdder();

    /** Shows them as metrics, too. */
    void show(Metrics metrics, String cacheName) {
        Map<Metric, LongAdder> shown = Map.of(
                Metric.CACHE_HITS, hits,
                Metric.CACHE_MISSES, misses,
                Metric.CACHE_LOADS, loads,
                Metric.CACHE_LOAD_TIME, loadNanos,
                Metric.CACHE_WAITS, waits,
                Metric.CACHE_FENCED_FILLS, fencedFills,
                Metric.CACHE_ERRORS, errors);
        shown.forEach((metric, counter) -> metrics.counter(metric, cacheName, counter::sum));
    }

    CacheStatistics read() {
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                loads.sum(),
                waits.sum(),
                fencedFills.sum(),
                errors.sum(),
                Duration.ofNanos(loadNanos.sum()));
    }
}
