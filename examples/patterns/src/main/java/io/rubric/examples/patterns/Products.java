package io.rubric.examples.patterns;

import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** 3. The decorator: a method whose results are kept by its arguments. */
@ApplicationScoped
public class Products {

    @Inject
    Database database;

    /** The products of a category, kept for ten minutes for each category and page. */
    @CacheResult(cacheName = "products", ttl = "10m")
    public List<Product> find(String category, int page) {
        return database.products(category, page);
    }
}
