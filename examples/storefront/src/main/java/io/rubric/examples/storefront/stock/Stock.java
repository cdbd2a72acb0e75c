package io.rubric.examples.storefront.stock;

import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What is left in the warehouse, for clients who ask too often. */
@ApplicationScoped
public class Stock {

    @Inject
    Shelves shelves;

    @Throttled(name = "stock", limit = 5, period = "20s", key = "{client}")
    public int available(String product, String client) {
        return shelves.pieces(product);
    }
}
