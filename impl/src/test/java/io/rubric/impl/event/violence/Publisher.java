package io.rubric.impl.event.violence;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Fires events, each until Redis says that it has it. */
@Singleton
public class Publisher {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final Set<Integer> uncertain = ConcurrentHashMap.newKeySet();

    @Inject
    @RedisEvent(Work.TOPIC)
    Event<Work.Order> orders;

    /** Fires until all are fired; several threads may. */
    void fire(int events, Duration pace) {
        for (int number = next.getAndIncrement(); number < events; number = next.getAndIncrement()) {
            fire(number);
            Topology.hold(pace);
        }
    }

    private void fire(int number) {
        while (true) {
            try {
                orders.fire(new Work.Order(number));
                return;
            } catch (RedisEventException e) { // it may have been published all the same
                uncertain.add(number);
                retried.incrementAndGet();
                Topology.hold(PAUSE);
            }
        }
    }

    int retried() {
        return retried.get();
    }

    /** Events that may be in Redis more than once. */
    Set<Integer> uncertain() {
        return uncertain;
    }
}
