package io.rubric.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongFunction;

/** Caffeine, which asks no Redis: what no other can be faster than. */
record LocalCache(Cache<Long, Product> cache, LongFunction<Product> source) implements Cached {

    private static final Duration TTL = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    static Cached connect(String address, LongFunction<Product> source) {
        return new LocalCache(
                Caffeine.newBuilder().expireAfterWrite(TTL).maximumSize(MOST).build(), source);
    }

    @Override
    public Product find(long id) {
        return cache.get(id, source::apply);
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
