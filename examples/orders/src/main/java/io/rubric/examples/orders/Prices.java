package io.rubric.examples.orders;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;

@ApplicationScoped
public class Prices {

    @Inject
    Supplier supplier;

    @CacheResult(cacheName = "prices", key = "{sku}", ttl = "10m")
    public BigDecimal of(String sku) {
        return supplier.price(sku); // asked when no node has the price yet
    }

    @CacheRemove(cacheName = "prices", key = "{sku}")
    public void changed(String sku) {}
}
