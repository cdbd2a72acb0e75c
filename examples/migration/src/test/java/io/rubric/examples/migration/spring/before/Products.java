package io.rubric.examples.migration.spring.before;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Product;
import java.util.List;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;

public class Products {

    private final Catalogue catalogue;

    public Products(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Cacheable(cacheNames = "product", key = "#sku", unless = "#result == null")
    public Product find(String sku) {
        return catalogue.find(sku);
    }

    @Cacheable(cacheNames = "searches", sync = true)
    public List<Product> search(String name) {
        return catalogue.search(name);
    }

    @Caching(
            put = @CachePut(cacheNames = "product", key = "#product.sku"),
            evict = @CacheEvict(cacheNames = "searches", allEntries = true))
    public Product save(Product product) {
        catalogue.save(product);
        return product;
    }

    @Caching(
            evict = {
                @CacheEvict(cacheNames = "product", key = "#sku"),
                @CacheEvict(cacheNames = "searches", allEntries = true)
            })
    public void delete(String sku) {
        catalogue.delete(sku);
    }

    @CacheEvict(cacheNames = "product", key = "#sku", beforeInvocation = true)
    public void changedElsewhere(String sku) {}
}
