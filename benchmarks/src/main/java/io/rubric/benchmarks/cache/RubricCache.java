package io.rubric.benchmarks.cache;

import io.rubric.benchmarks.Node;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.LongFunction;

/** A bean with a cached method. */
final class RubricCache implements Cached {

    private final Node node;
    private final Products products;

    /** What an application writes. */
    @ApplicationScoped
    static class Products {

        private LongFunction<Product> source;

        @CacheResult(cacheName = "products", key = "{id}")
        Product find(long id) {
            return source.apply(id);
        }

        void from(LongFunction<Product> source) {
            this.source = source;
        }
    }

    RubricCache(String address, LongFunction<Product> source) {
        node = Node.start(address, Map.of(), Products.class);
        products = node.get(Products.class);
        products.from(source);
    }

    @Override
    public Product find(long id) {
        return products.find(id);
    }

    @Override
    public void close() {
        node.close();
    }
}
