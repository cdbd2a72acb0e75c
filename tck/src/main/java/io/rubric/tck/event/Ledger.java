package io.rubric.tck.event;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Observers of a durable topic, of every kind, each writing under its name. */
@ApplicationScoped
public class Ledger {

    @Inject
    Journal journal;

    void own(@Observes @RedisEvent(value = Payment.TOPIC, delivery = Delivery.DURABLE) Payment payment) {
        journal.write("own", payment.id());
        journal.write("thread " + Thread.currentThread().getId(), payment.id());
    }

    void async(@ObservesAsync @RedisEvent(Payment.TOPIC) Payment payment) {
        journal.write("async", payment.id());
    }

    void unqualified(@Observes Payment payment) {
        journal.write("unqualified", payment.id());
    }

    void unqualifiedAsync(@ObservesAsync Payment payment) {
        journal.write("async-unqualified", payment.id());
    }

    void remote(@Observes @RedisEvent(Payment.TOPIC) @Remote Payment payment) {
        journal.write("remote", payment.id());
    }

    @RedisObserver(group = Payment.GROUP, maxAttempts = 3, backoff = "10ms")
    void shared(@Observes @Priority(1) @RedisEvent(Payment.TOPIC) Payment payment) {
        journal.write("shared", payment.id());
        journal.write("shared " + payment.number(), payment.id());
        if (payment.number() < 0) {
            throw new IllegalStateException("no negative payment");
        }
    }

    @RedisObserver(group = Payment.GROUP)
    void sharedToo(@ObservesAsync @RedisEvent(Payment.TOPIC) Payment payment) {
        journal.write("shared too", payment.id());
    }

    @RedisObserver(group = Payment.GROUP)
    void sharedLater(@Observes @Priority(2) @RedisEvent(Payment.TOPIC) Payment payment) {
        journal.write("shared later", payment.id());
    }
}
