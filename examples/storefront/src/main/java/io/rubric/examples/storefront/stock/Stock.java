package io.rubric.examples.storefront.stock;

import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;

/** What is left in the warehouse, for clients who ask too often. */
@ApplicationScoped
public class Stock {

    @Throttled(name = "stock", limit = 5, period = "20s", key = "{client}")
    public int available(String product, String client) {
        return Math.floorMod(product.hashCode(), 40);
    }
}
