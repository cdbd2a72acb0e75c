package io.rubric.impl.event;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Hears what comes, and notes what was made of it. */
@Singleton
public class HostileStation {

    public record Good(int number) {}

    final Set<String> seen = ConcurrentHashMap.newKeySet();
    final Set<Class<?>> kinds = ConcurrentHashMap.newKeySet();
    final AtomicInteger large = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Inject
    @RedisEvent("letters")
    Event<Good> letters;

    @Inject
    @RedisEvent(value = "ledger", delivery = Delivery.DURABLE)
    Event<Good> ledger;

    @Inject
    @RedisEvent("letters")
    Event<PayloadTest.Sent> sent;

    void letter(@Observes @RedisEvent("letters") @Remote Good good) {
        seen.add("letter " + good.number());
    }

    void entry(@Observes @RedisEvent("ledger") Good good) {
        seen.add("ledger " + good.number());
    }

    void wide(@Observes @RedisEvent Wide wide) {
        kinds.add(wide.getClass());
    }

    void south(@Observes @RedisEvent @PayloadTest.Region(value = "eu", zone = PayloadTest.Zone.SOUTH) Wide wide) {
        kinds.add(wide.getClass());
    }

    void large(@Observes @RedisEvent("large") @Remote String text) throws InterruptedException {
        gate.await();
        large.incrementAndGet();
    }
}
