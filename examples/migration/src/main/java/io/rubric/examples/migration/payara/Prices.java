package io.rubric.examples.migration.payara;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What every node must know, told by the one that knows it first. */
@ApplicationScoped
public class Prices {

    @Inject
    @RedisEvent("prices")
    Event<PriceChanged> changed;

    private final Map<String, BigDecimal> known = new ConcurrentHashMap<>();

    public void change(String sku, BigDecimal price) {
        known.put(sku, price);
        changed.fire(new PriceChanged(sku, price));
    }

    void onChange(@Observes @RedisEvent("prices") @Remote PriceChanged event) {
        known.put(event.sku(), event.price());
    }

    public BigDecimal of(String sku) {
        return known.get(sku);
    }
}
