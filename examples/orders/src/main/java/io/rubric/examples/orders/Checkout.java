package io.rubric.examples.orders;

import io.rubric.event.RedisEvent;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;

@ApplicationScoped
public class Checkout {

    @Inject
    Prices prices;

    @Inject
    LockContext lock;

    @Inject
    @RedisEvent("orders")
    Event<OrderPlaced> placed;

    @Throttled(name = "checkout", limit = 5, period = "1s", key = "{user}") // a user, on all nodes
    @Locked("order:{order.id}") // one at a time an order, until the commit
    @Transactional
    public BigDecimal checkout(String user, Order order) {
        BigDecimal total = order.skus().stream().map(prices::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        placed.fire(new OrderPlaced(order.id(), total, lock.fencingToken())); // after the commit, to every node
        return total;
    }
}
