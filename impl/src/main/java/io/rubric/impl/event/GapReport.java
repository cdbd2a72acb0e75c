package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import io.rubric.impl.Rarely;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Tells the application what did not reach it, one gap after the other. Those of one kind that nobody has heard of yet are one. */
final class GapReport {

    private static final System.Logger LOG = System.getLogger(GapReport.class.getName());
    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

    /** Of so many kinds; what is more is one of all topics and nodes. */
    private static final int MOST = 1_000;

    private final Rarely often = new Rarely(LOG);
    private final Map<Kind, RedisEventGap> pending = new LinkedHashMap<>();
    private final Lane lane;
    private final Tallies tallies;
    private final Clock clock;
    private final Consumer<RedisEventGap> observers;

    private record Kind(String topic, Reason reason, String origin) {
        RedisEventGap gap(RedisEventGap gap) {
            return new RedisEventGap(topic, reason, origin, gap.missing(), gap.since(), gap.until());
        }
    }

    /**
     * @param lane for this alone
     * @param observers calls those of the application
     */
    GapReport(Lane lane, Tallies tallies, Clock clock, Consumer<RedisEventGap> observers) {
        this.lane = lane;
        this.tallies = tallies;
        this.clock = clock;
        this.observers = observers;
    }

    Instant now() {
        return clock.instant();
    }

    void tell(RedisEventGap gap) {
        often.warn(gap::toString, null);
        note(gap);
    }

    /** Tells of what is dropped from a topic. */
    Runnable overflow(String topic) {
        return () -> {
            tallies.of(topic).missing(1);
            Instant now = clock.instant();
            note(new RedisEventGap(topic, Reason.OVERFLOW, "", -1, now, now));
        };
    }

    private void note(RedisEventGap gap) {
        boolean first;
        synchronized (pending) {
            Kind own = new Kind(gap.topic(), gap.reason(), gap.origin());
            Kind kind = pending.size() < MOST || pending.containsKey(own) ? own : new Kind("", gap.reason(), "");
            first = !pending.containsKey(kind);
            pending.merge(kind, kind.gap(gap), GapReport::both);
        }
        if (first || lane.isIdle()) { // idle, though something is pending: there was no thread for it
            lane.offer(0, this::heard);
        }
    }

    private static RedisEventGap both(RedisEventGap one, RedisEventGap other) {
        boolean known = one.missing() >= 0 && other.missing() >= 0;
        return new RedisEventGap(
                one.topic(),
                one.reason(),
                one.origin(),
                known ? one.missing() + other.missing() : -1,
                one.since().isBefore(other.since()) ? one.since() : other.since(),
                one.until().isAfter(other.until()) ? one.until() : other.until());
    }

    private CompletionStage<?> heard() {
        List<RedisEventGap> all;
        synchronized (pending) {
            all = new ArrayList<>(pending.values());
            pending.clear(); // what comes from now on is told again
        }
        all.forEach(this::hear);
        return DONE;
    }

    private void hear(RedisEventGap gap) {
        try {
            observers.accept(gap);
        } catch (Throwable e) { // of the next one they must hear all the same
            LOG.log(System.Logger.Level.WARNING, "An observer of a RedisEventGap failed", e);
        }
    }
}
