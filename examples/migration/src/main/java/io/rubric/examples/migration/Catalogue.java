package io.rubric.examples.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the slow database behind a cache, and counts what it is asked. */
@ApplicationScoped
public class Catalogue {

    private final Map<String, Product> products = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** A product, null if there is none. */
    public Product find(String sku) {
        asked.incrementAndGet();
        return products.get(sku);
    }

    /** All products whose name begins so. */
    public List<Product> search(String name) {
        asked.incrementAndGet();
        return products.values().stream()
                .filter(product -> product.name().startsWith(name))
                .toList();
    }

    /** Adds or changes a product. */
    public void save(Product product) {
        products.put(product.sku(), product);
    }

    /** Takes a product away. */
    public void delete(String sku) {
        products.remove(sku);
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }
}
