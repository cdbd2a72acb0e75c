package io.rubric.examples.migration.spring;

import io.rubric.cache.CacheNull;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Templates take the place of expressions. */
@ApplicationScoped
public class Products {

    @Inject
    Catalogue catalogue;

    @CacheResult(cacheName = "product", key = "{sku}", cacheNull = CacheNull.SKIP)
    public Product find(String sku) {
        return catalogue.find(sku);
    }

    @CacheResult(cacheName = "searches")
    public List<Product> search(String name) {
        return catalogue.search(name);
    }

    @CachePut(cacheName = "product", key = "{product.sku}")
    @CacheRemoveAll(cacheName = "searches")
    public Product save(Product product) {
        catalogue.save(product);
        return product;
    }

    @CacheRemove(cacheName = "product", key = "{sku}")
    @CacheRemoveAll(cacheName = "searches")
    public void delete(String sku) {
        catalogue.delete(sku);
    }

    @CacheRemove(cacheName = "product", key = "{sku}", afterInvocation = false)
    public void changedElsewhere(String sku) {}
}
