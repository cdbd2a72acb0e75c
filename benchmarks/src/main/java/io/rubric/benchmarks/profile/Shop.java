package io.rubric.benchmarks.profile;

import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/** What is looked at. */
@ApplicationScoped
class Shop {

    private static final int MANY = 10_000_000;
    private static final String TEXT = "x".repeat(450);

    /** Some 500 bytes of JSON. */
    public record Product(long id, String name, BigDecimal price, String text) {}

    @CacheResult(cacheName = "products", key = "{id}")
    Product hit(long id) {
        return new Product(id, "tea " + id, BigDecimal.TEN, TEXT);
    }

    @Throttled(name = "calls", limit = MANY, key = "{id}")
    long limit(long id) {
        return id;
    }

    @Locked("product:{id}")
    long lock(long id) {
        return id;
    }
}
