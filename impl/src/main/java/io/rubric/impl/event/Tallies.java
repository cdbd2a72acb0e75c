package io.rubric.impl.event;

import io.rubric.impl.telemetry.Metric;
import io.rubric.impl.telemetry.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tallies of all topics; those that the application names are shown as metrics, the others are too many for that. */
final class Tallies {

    /** Topics beyond these share one. */
    private static final int MOST = 10_000;

    private final Metrics metrics;
    private final Map<String, TopicTally> tallies = new ConcurrentHashMap<>();
    private final TopicTally others = new TopicTally();

    Tallies(Metrics metrics) {
        this.metrics = metrics;
    }

    TopicTally of(String topic) {
        TopicTally known = tallies.get(topic);
        if (known != null) {
            return known;
        }
        return tallies.size() < MOST ? tallies.computeIfAbsent(topic, t -> new TopicTally()) : others;
    }

    void show(String topic) {
        TopicTally tally = of(topic);
        metrics.counter(Metric.EVENT_PUBLISHED, topic, () -> tally.statistics().published());
        metrics.counter(Metric.EVENT_LOST, topic, () -> tally.statistics().lost());
        metrics.counter(Metric.EVENT_RECEIVED, topic, () -> tally.statistics().received());
        metrics.counter(Metric.EVENT_DELIVERED, topic, () -> tally.statistics().delivered());
        metrics.counter(Metric.EVENT_FAILED, topic, () -> tally.statistics().failed());
        metrics.counter(Metric.EVENT_DEAD, topic, () -> tally.statistics().dead());
        metrics.counter(Metric.EVENT_MISSING, topic, () -> tally.statistics().missing());
        metrics.counter(Metric.EVENT_REFUSED, topic, () -> tally.statistics().refused());
    }
}
