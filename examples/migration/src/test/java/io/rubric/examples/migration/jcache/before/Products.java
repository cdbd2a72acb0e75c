package io.rubric.examples.migration.jcache.before;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Product;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

@CacheDefaults(cacheName = "products")
public class Products {

    private final Catalogue catalogue;

    public Products(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

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
