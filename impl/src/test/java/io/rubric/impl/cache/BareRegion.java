package io.rubric.impl.cache;

import io.rubric.impl.context.Transactions;
import io.rubric.impl.redis.Breakers;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** A cache without a container, on stores of the test. */
final class BareRegion {

    static final Duration TIMEOUT = Duration.ofMillis(50);

    private BareRegion() {}

    /** In a cluster. */
    static Region of(Stores stores, Breakers<Slot> breakers, ScheduledExecutorService timer) {
        return new Region(
                "users",
                new Slots("test", "users", () -> true),
                stores,
                new Wakes(),
                breakers,
                new Transactions(),
                new Outages(TIMEOUT, false, false),
                timer,
                System::nanoTime);
    }
}
