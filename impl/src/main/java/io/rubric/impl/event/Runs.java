package io.rubric.impl.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Numbers what a queue sends: broadcast events a topic, durable ones all together. Not thread-safe. */
final class Runs {

    /** Topics that are numbered at once; one that was not used for longer than all others begins anew. */
    static final int MOST = 1000;

    /** So often a topic that has become quiet tells its last number. */
    private static final int BEATS = 3;

    private final String node;
    private final LongSupplier clock;
    private final Map<TopicRule, Run> runs = new LinkedHashMap<>(16, 0.75f, true);
    private long begun;
    private long durable;

    /**
     * @param node what the names of its runs begin with, unique for each start of a queue
     * @param clock nanoseconds that only go forward
     */
    Runs(String node, LongSupplier clock) {
        this.node = node;
        this.clock = clock;
    }

    /** A number for an event. */
    Numbered next(TopicRule topic) {
        if (topic.durable()) {
            return new Numbered(node, ++durable, clock);
        }
        Run run = runs.computeIfAbsent(topic, t -> new Run(node + "-" + ++begun, clock.getAsLong()));
        if (runs.size() > MOST) {
            runs.remove(runs.keySet().iterator().next());
        }
        run.beats = BEATS;
        return new Numbered(run, ++run.last, clock);
    }

    /** The last numbers of the topics that still tell them. */
    Map<TopicRule, Numbered> beat() {
        Map<TopicRule, Numbered> last = new LinkedHashMap<>();
        runs.forEach((topic, run) -> {
            if (run.beats > 0) {
                last.put(topic, new Numbered(run, run.last, clock));
            }
        });
        return last;
    }

    /** A heartbeat of a topic has come through. */
    void told(TopicRule topic) {
        Run run = runs.get(topic);
        if (run != null) {
            run.beats--;
        }
    }

    private static final class Run {
        final String name;
        final long began;
        long last;
        int beats;

        Run(String name, long began) {
            this.name = name;
            this.began = began;
        }
    }

    /**
     * A number of a run.
     *
     * @param began when the run began
     */
    record Numbered(String run, long began, long number, LongSupplier clock) {

        private Numbered(Run run, long number, LongSupplier clock) {
            this(run.name, run.began, number, clock);
        }

        private Numbered(String run, long number, LongSupplier clock) {
            this(run, 0, number, clock);
        }

        /** To be made when the event leaves: it says how old the run is then. */
        Stamp stamp() {
            return new Stamp(run, Duration.ofNanos(clock.getAsLong() - began).toMillis(), number);
        }
    }
}
