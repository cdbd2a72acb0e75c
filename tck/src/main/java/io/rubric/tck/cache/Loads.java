package io.rubric.tck.cache;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One cache, whose callers wait for each other's loads as long as a test may take, or less, or not at all. */
@ApplicationScoped
class Loads {

    static final String CACHE = "tck-loads";

    @Inject
    @CacheName(CACHE)
    Cache<String, String> cache;

    Cache<String, String> cache() {
        return cache;
    }

    @CacheResult(cacheName = CACHE, key = "{key}", groups = "loads:{key}", lockTimeout = "1h")
    String load(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheResult(cacheName = CACHE, key = "{key}", lockTimeout = "1h")
    CompletionStage<String> loadLater(String key, Supplier<CompletionStage<String>> loader) {
        return loader.get();
    }

    @CacheResult(cacheName = CACHE, key = "{key}", lockTimeout = "300ms")
    String loadSoon(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheResult(cacheName = CACHE, key = "{key}", lockTimeout = "0s")
    String loadNow(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheRemove(cacheName = CACHE)
    void remove(String key) {}

    @CacheRemoveAll(cacheName = CACHE, groups = "loads:{key}")
    void removeGroup(String key) {}

    @CacheRemoveAll(cacheName = CACHE)
    void removeAll() {}

    /** To be called from inside: a bean's calls to itself are not intercepted. */
    @ApplicationScoped
    static class Inner {

        @CacheResult(cacheName = CACHE, key = "{key}", lockTimeout = "1h")
        String load(String key, Supplier<String> loader) {
            return loader.get();
        }
    }
}
