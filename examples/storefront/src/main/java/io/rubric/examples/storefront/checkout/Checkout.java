package io.rubric.examples.storefront.checkout;

import io.rubric.event.RedisEvent;
import io.rubric.examples.storefront.events.StoreEvent.OrderPlaced;
import io.rubric.examples.storefront.web.Work;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** An order is placed by one server at a time. */
@ApplicationScoped
public class Checkout {

    @Inject
    LockContext lock;

    @Inject
    Progress progress;

    @Inject
    @RedisEvent("orders")
    Event<OrderPlaced> placed;

    @Locked(value = "order:{order}", waitTime = "4s")
    @Transactional
    public Receipt place(String order) {
        long begun = System.currentTimeMillis();
        progress.started(order, lock.fencingToken());
        Work.takes(Duration.ofMillis(1500)); // the bank
        placed.fire(new OrderPlaced(order, lock.fencingToken())); // on commit
        return new Receipt(order, lock.fencingToken(), begun, System.currentTimeMillis());
    }
}
