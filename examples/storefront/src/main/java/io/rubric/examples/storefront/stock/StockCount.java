package io.rubric.examples.storefront.stock;

import io.rubric.event.RedisEvent;
import io.rubric.examples.storefront.events.StoreEvent.StockCounted;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;

/** A job with a schedule on every server, done by one of them each time. Every three seconds, so that one can watch it; once a night looks the same. */
@Singleton
public class StockCount {

    private static final int PERIOD = 3;

    @Inject
    Shelves shelves;

    @Inject
    LockContext lock;

    @Inject
    @RedisEvent("stock")
    Event<StockCounted> counted;

    @Schedule(hour = "*", minute = "*", second = "*/" + PERIOD, persistent = false)
    @Locked(value = "stock-count", onContention = OnContention.SKIP, leaseTime = "1s", atLeast = "1500ms")
    public void count() {
        long now = Instant.now().getEpochSecond();
        counted.fire(new StockCounted(now - now % PERIOD, shelves.pieces(), lock.fencingToken()));
    }
}
