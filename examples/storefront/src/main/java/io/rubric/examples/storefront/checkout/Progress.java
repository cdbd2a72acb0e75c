package io.rubric.examples.storefront.checkout;

import io.rubric.event.RedisEvent;
import io.rubric.examples.storefront.events.StoreEvent.CheckoutStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells everybody at once who is at work, whatever becomes of the transaction. */
@ApplicationScoped
public class Progress {

    @Inject
    @RedisEvent("orders")
    Event<CheckoutStarted> started;

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void started(String order, long fencingToken) {
        started.fire(new CheckoutStarted(order, fencingToken));
    }
}
