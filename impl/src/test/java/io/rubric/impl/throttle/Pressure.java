package io.rubric.impl.throttle;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.impl.throttle.Definition.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Callers who ask one limit all the time. */
final class Pressure {

    static final int CALLERS = 16;

    private Pressure() {}

    /** Asks once. */
    interface Asker {
        /** What was granted, at its time on the server's clock. */
        Optional<Grant> ask();
    }

    /**
     * What became of it.
     *
     * @param excess of units over the definition, where it is worst
     * @param granted units
     * @param possible units that the definition allows in this time
     */
    record Found(long excess, long granted, long possible) {

        /** The demand on every limiter: never more than the definition allows, and at least 99 % of it. */
        boolean isExact() {
            return excess == 0 && isUsed();
        }

        boolean isUsed() {
            return granted * 100 >= possible * 99;
        }

        @Override
        public String toString() {
            return granted + " of " + possible + " granted, worst excess " + excess;
        }
    }

    /**
     * From shortly after the beginning of a window to the middle of another.
     *
     * @param periods that are whole
     */
    static Found on(Limit limit, int periods, IntFunction<Asker> askers) {
        long period = limit.micros();
        TestRedis.await("the beginning of a window", () -> now() % period < period / 10);
        AtomicBoolean goOn = new AtomicBoolean(true);
        Callers<List<Grant>> callers = Callers.start(CALLERS, i -> {
            Asker asker = askers.apply(i);
            return () -> grants(asker, goOn);
        });
        long end;
        List<Grant> grants = new ArrayList<>();
        try {
            end = now() / period * period + periods * period + period / 2;
            TestRedis.await("the middle of the last window", () -> now() >= end);
        } finally { // who asked on would be counted by the tests that come next
            goOn.set(false);
            callers.results().forEach(grants::addAll);
        }
        return found(new Definition(limit), limit, grants, end);
    }

    private static List<Grant> grants(Asker asker, AtomicBoolean goOn) {
        List<Grant> grants = new ArrayList<>();
        while (goOn.get()) {
            asker.ask().ifPresentOrElse(grants::add, () -> LockSupport.parkNanos(500_000));
        }
        return grants;
    }

    /** Where units flow back all the time, what is possible is counted up to the last grant, which must be near the end. */
    private static Found found(Definition definition, Limit limit, List<Grant> grants, long end) {
        long first = grants.stream().mapToLong(Grant::at).min().orElse(end);
        long last = grants.stream().mapToLong(Grant::at).max().orElse(end);
        boolean flows =
                switch (limit.algorithm()) {
                    case TOKEN_BUCKET, SLIDING_COUNTER -> last > end - limit.micros() / 4;
                    case SLIDING_LOG, FIXED_WINDOW -> false;
                };
        long to = flows ? last : end;
        long granted = grants.stream()
                .filter(grant -> grant.at() <= to)
                .mapToLong(Grant::units)
                .sum();
        return new Found(definition.excess(grants), granted, definition.possible(first, to));
    }

    static long now() {
        return ServerTime.micros(Topology.SINGLE);
    }

    /** Some time for the short form of a test, and for the full one. */
    static Duration period(int shortMillis, int fullMillis) {
        return Duration.ofMillis(Soak.of(shortMillis, fullMillis));
    }
}
