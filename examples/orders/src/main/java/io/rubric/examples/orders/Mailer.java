package io.rubric.examples.orders;

import io.rubric.event.RedisEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@ApplicationScoped
public class Mailer {

    private final List<OrderPlaced> orders = new CopyOnWriteArrayList<>();

    void on(@Observes @RedisEvent("orders") OrderPlaced order) { // runs on this node and on all others
        orders.add(order);
    }

    public List<OrderPlaced> orders() {
        return orders;
    }
}
