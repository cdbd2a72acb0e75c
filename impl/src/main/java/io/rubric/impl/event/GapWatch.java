package io.rubric.impl.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches the numbers of what other nodes broadcast. Thread-safe; the events of one topic come in their order. */
final class GapWatch {

    /** Runs that are watched at once; the one that was silent for longest is forgotten. */
    private static final int MOST = 10_000;

    /** How much longer than a run is old one must have listened to have heard all of it: what is on its way takes time. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private final Clock clock;
    private final Map<String, Last> runs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
            return size() > MOST;
        }
    };
    private @Nullable Instant listening;

    private record Last(long number, Instant time) {}

    /**
     * What a number tells.
     *
     * @param late the event came behind one that was fired after it
     * @param missing how many events before it did not come
     * @param since when the one before them came
     */
    record Verdict(boolean late, long missing, Instant since) {}

    GapWatch(Clock clock) {
        this.clock = clock;
    }

    /** All that is sent from now on must come. */
    synchronized void listening() {
        listening = clock.instant();
    }

    synchronized Verdict check(Received event) {
        Instant now = clock.instant();
        if (event.run().isEmpty()) {
            return new Verdict(false, 0, now);
        }
        Last last = runs.get(event.run());
        long number = event.number();
        long before = event.isHeartbeat() ? number : number - 1;
        if (last == null) {
            runs.put(event.run(), new Last(number, now));
            return new Verdict(false, beganSince(event, now) ? before : 0, begin(now));
        }
        if (number <= last.number) {
            return new Verdict(!event.isHeartbeat(), 0, now);
        }
        runs.put(event.run(), new Last(number, now));
        return new Verdict(false, before - last.number, last.time);
    }

    private boolean beganSince(Received event, Instant now) {
        Instant begin = listening;
        return begin != null
                && Duration.between(begin, now)
                                .minus(SLACK)
                                .compareTo(Duration.ofMillis(Math.min(event.age(), Integer.MAX_VALUE)))
                        > 0;
    }

    private Instant begin(Instant now) {
        Instant begin = listening;
        return begin == null ? now : begin;
    }
}
