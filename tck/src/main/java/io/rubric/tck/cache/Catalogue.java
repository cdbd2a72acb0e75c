package io.rubric.tck.cache;

import io.rubric.cache.CacheResult;
import io.rubric.tck.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Cached methods of every kind of result; each counts its calls under its own name and key. */
@ApplicationScoped
class Catalogue {

    private final Calls calls = new Calls();
    private final Map<String, CompletableFuture<Product>> stages = new ConcurrentHashMap<>();

    int calls(String method, String key) {
        return calls.of(method + key);
    }

    @CacheResult
    String text(String key) {
        return key + calls.add("text" + key);
    }

    @CacheResult
    String nothing(String key) {
        calls.add("nothing" + key);
        return null;
    }

    @CacheResult
    Optional<Product> optional(String key, boolean present) {
        calls.add("optional" + key);
        return present ? Optional.of(Product.of(1)) : Optional.empty();
    }

    @CacheResult
    List<Product> list(String key, int size) {
        calls.add("list" + key);
        return List.of(Product.of(1), Product.of(2), Product.of(3)).subList(0, size);
    }

    @CacheResult
    Map<Long, Product> map(String key) {
        calls.add("map" + key);
        return Map.of(1L, Product.of(1), 1L << 40, Product.of(2));
    }

    @CacheResult
    Product product(String key) {
        calls.add("product" + key);
        return Product.of(7);
    }

    @CacheResult
    long number(String key) {
        calls.add("number" + key);
        return Long.MAX_VALUE;
    }

    @CacheResult
    String failing(String key) {
        throw new IllegalStateException(key + calls.add("failing" + key));
    }

    @CacheResult(ttl = "1s")
    int shortLived(String key) {
        return calls.add("shortLived" + key);
    }

    @CacheResult
    CompletionStage<Product> stage(String key) {
        calls.add("stage" + key);
        return pending(key);
    }

    /** The stage that {@link #stage} returns for the key. */
    CompletableFuture<Product> pending(String key) {
        return stages.computeIfAbsent(key, k -> new CompletableFuture<>());
    }
}
