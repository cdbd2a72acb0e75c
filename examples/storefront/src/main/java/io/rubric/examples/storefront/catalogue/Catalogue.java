package io.rubric.examples.storefront.catalogue;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Prices: asked for once, then known to every server. */
@ApplicationScoped
public class Catalogue {

    @Inject
    Supplier supplier;

    @CacheResult(cacheName = "prices", key = "{product}", ttl = "2m")
    public Price price(String product) {
        return supplier.quote(product); // 600 ms
    }

    @CacheRemove(cacheName = "prices", key = "{product}")
    public void priceChanged(String product) {
        // The supplier has a new price: whoever asks next gets it from him.
    }
}
