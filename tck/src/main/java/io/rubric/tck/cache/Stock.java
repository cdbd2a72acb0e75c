package io.rubric.tck.cache;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheResultPredicate;
import io.rubric.tck.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One cache of products, read one by one and in bulk. There are no products with negative numbers. It injects what the test does, which is no bean and asks for caches that must be
 * there.
 */
@ApplicationScoped
class Stock {

    static final String CACHE = "tck-stock";
    static final String SHOPS = "tck-shops";

    private final Calls calls = new Calls();

    @Inject
    @CacheName(CACHE)
    Cache<Long, Product> cache;

    @Inject
    @CacheName("tck-records")
    Cache<Product.Maker, String> byRecord;

    @Inject
    @CacheName("tck-lists")
    Cache<List<Integer>, String> byList;

    /** How often a method was called for this product. */
    int calls(Object id) {
        return calls.of(id);
    }

    /** How often a bulk method was called for exactly these. */
    int calls(Collection<Long> ids) {
        return calls.of(List.copyOf(ids));
    }

    @CacheResult(cacheName = CACHE)
    Product one(long id) {
        return find(id);
    }

    @CacheResult(cacheName = CACHE, key = "{id}", groups = "shop:{shop}")
    Product oneOfShop(long id, String shop) {
        return find(id);
    }

    @CacheResult(cacheName = CACHE)
    Map<Long, Product> many(@CacheKey List<Long> ids, Runnable work) {
        work.run();
        return find(ids);
    }

    @CacheResult(cacheName = CACHE, unless = Even.class)
    Map<Long, Product> manyOdd(@CacheKey List<Long> ids) {
        return find(ids);
    }

    @CacheResult(cacheName = CACHE)
    CompletionStage<Map<Long, Product>> manyLater(@CacheKey List<Long> ids) {
        return CompletableFuture.completedFuture(find(ids));
    }

    @CacheResult(cacheName = SHOPS)
    Map<Long, Product> manyInShop(@CacheKey String shop, @CacheKey Set<Long> ids) {
        return find(ids);
    }

    @CacheResult(cacheName = SHOPS)
    Product oneInShop(String shop, long id) {
        return find(id);
    }

    private Product find(long id) {
        calls.add(id);
        return id < 0 ? null : Product.of(id);
    }

    private Map<Long, Product> find(Collection<Long> ids) {
        calls.add(List.copyOf(ids));
        Map<Long, Product> found = new LinkedHashMap<>();
        ids.stream().filter(id -> id >= 0).forEach(id -> found.put(id, Product.of(id)));
        return found;
    }

    /** Products with even numbers. */
    static class Even implements CacheResultPredicate {
        @Override
        public boolean test(Method method, Object[] arguments, Object result) {
            return ((Product) result).id() % 2 == 0;
        }
    }
}
