package io.rubric.tck.event;

import io.rubric.event.RedisEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Fires in a transaction that is not the caller's. */
@ApplicationScoped
class OwnTransaction {

    @Inject
    @RedisEvent(Payment.TOPIC)
    Event<Payment> paid;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void fire(Payment payment) {
        paid.fire(payment);
    }
}
