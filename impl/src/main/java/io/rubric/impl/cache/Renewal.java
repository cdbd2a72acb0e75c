package io.rubric.impl.cache;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Renews a lease while a load goes on: three times in its life, up to a longest time. */
final class Renewal implements Runnable {

    private final ScheduledExecutorService timer;
    private final Runnable renew;
    private final LongSupplier clock;
    private final long end;
    private @Nullable Future<?> running;

    private Renewal(ScheduledExecutorService timer, Runnable renew, LongSupplier clock, Duration longest) {
        this.timer = timer;
        this.renew = renew;
        this.clock = clock;
        this.end = clock.getAsLong() + longest.toNanos();
    }

    static Renewal start(ScheduledExecutorService timer, LongSupplier clock, CachePolicy policy, Runnable renew) {
        Renewal renewal = new Renewal(timer, renew, clock, policy.maxLoad());
        renewal.every(policy.leaseTime().dividedBy(3));
        return renewal;
    }

    private synchronized void every(Duration pause) {
        try {
            running = timer.scheduleAtFixedRate(this, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            running = null; // the application stops: the lease lives as long as it lives
        }
    }

    @Override
    public void run() {
        if (clock.getAsLong() - end > 0) {
            stop();
        } else {
            renew.run();
        }
    }

    synchronized void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }
}
