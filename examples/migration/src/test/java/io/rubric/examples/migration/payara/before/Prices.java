package io.rubric.examples.migration.payara.before;

import fish.payara.micro.cdi.Inbound;
import fish.payara.micro.cdi.Outbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
public class Prices {

    @Inject
    @Outbound(eventName = "prices")
    Event<PriceChanged> changed;

    private final Map<String, BigDecimal> known = new ConcurrentHashMap<>();

    public void change(String sku, BigDecimal price) {
        known.put(sku, price);
        changed.fire(new PriceChanged(sku, price));
    }

    void onChange(@Observes @Inbound(eventName = "prices") PriceChanged event) {
        known.put(event.sku(), event.price());
    }

    public BigDecimal of(String sku) {
        return known.get(sku);
    }
}
