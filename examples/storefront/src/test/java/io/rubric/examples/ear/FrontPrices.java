package io.rubric.examples.ear;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;

/** The prices as the module {@code front} has them. */
@ApplicationScoped
public class FrontPrices {

    @CacheResult(cacheName = "prices", key = "{product}")
    public Price of(String product) {
        return new Price(product, "front");
    }

    @CacheRemove(cacheName = "prices", key = "{product}")
    public void changed(String product) {
        // There is a new price.
    }
}
