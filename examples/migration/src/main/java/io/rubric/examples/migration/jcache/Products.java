package io.rubric.examples.migration.jcache;

import io.rubric.cache.CacheDefaults;
import io.rubric.cache.CacheKey;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The annotations keep their names; the package and the time to live are new. */
@ApplicationScoped
@CacheDefaults(cacheName = "products", ttl = "10m")
public class Products {

    @Inject
    Catalogue catalogue;

    @CacheResult
    public Product find(String sku) {
        return catalogue.find(sku);
    }

    @CachePut
    public void save(@CacheKey String sku, @CacheValue Product product) {
        catalogue.save(product);
    }

    @CacheRemove
    public void delete(String sku) {
        catalogue.delete(sku);
    }

    @CacheRemoveAll
    public void imported() {}
}
