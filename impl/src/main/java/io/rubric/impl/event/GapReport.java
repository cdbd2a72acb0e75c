package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import io.rubric.impl.Rarely;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells the application what did not reach it, one gap after the other. Two of one kind that nobody has heard of yet may become one. */
final class GapReport {

    private static final System.Logger LOG = System.getLogger(GapReport.class.getName());
    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

    private final Rarely often = new Rarely(LOG);
    private final Lane lane;
    private final Tallies tallies;
    private final Clock clock;
    private final Consumer<RedisEventGap> observers;

    /**
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
        lane.offer(0, () -> {
            observers.accept(gap);
            return DONE;
        });
    }

    /** Tells of what is dropped from a topic: once, until the application has heard it. */
    Runnable overflow(String topic) {
        AtomicBoolean told = new AtomicBoolean();
        return () -> {
            tallies.of(topic).missing(1);
            if (told.compareAndSet(false, true)) {
                Instant since = clock.instant();
                lane.offer(0, () -> {
                    told.set(false); // what is dropped from now on is told again
                    observers.accept(new RedisEventGap(topic, Reason.OVERFLOW, "", -1, since, clock.instant()));
                    return DONE;
                });
            }
        };
    }
}
