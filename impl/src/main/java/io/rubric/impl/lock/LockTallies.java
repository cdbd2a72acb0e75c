package io.rubric.impl.lock;

import io.rubric.impl.telemetry.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of each name, which methods and those who take locks by hand share. */
final class LockTallies {

    private final Metrics metrics;
    private final Map<String, LockCounters> all = new ConcurrentHashMap<>();

    LockTallies(Metrics metrics) {
        this.metrics = metrics;
    }

    LockCounters of(String name) {
        return all.computeIfAbsent(name, n -> {
            LockCounters counters = new LockCounters();
            counters.show(metrics, n);
            return counters;
        });
    }
}
