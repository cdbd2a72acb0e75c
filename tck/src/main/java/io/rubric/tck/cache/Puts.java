package io.rubric.tck.cache;

import io.rubric.cache.CacheNull;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Puts into the cache of {@link Shelf}; the method's work is a parameter here too. */
@ApplicationScoped
class Puts {

    static final String OTHER = "tck-other-shelf";
    static final String SKIPPING_NULL = "tck-shelf-skipping-null";
    static final String WITHOUT_NULL = "tck-shelf-without-null";

    @CachePut(cacheName = Shelf.CACHE, key = "{key}")
    String result(String key, Supplier<String> work) {
        return work.get();
    }

    @CachePut(cacheName = Shelf.CACHE, key = "{key}", afterInvocation = false)
    void before(String key, @CacheValue String value, Runnable work) {
        work.run();
    }

    @CachePut(cacheName = Shelf.CACHE, key = "{key}")
    CompletionStage<String> later(String key, CompletionStage<String> done) {
        return done;
    }

    @CachePut(cacheName = Shelf.CACHE, ttl = "200ms")
    void shortly(String key, @CacheValue String value) {}

    @CachePut(cacheName = Shelf.CACHE, condition = Decisions.Lucky.class)
    void onCondition(String key, @CacheValue String value) {}

    @CachePut(cacheName = Shelf.CACHE, key = "{key}")
    @CachePut(cacheName = OTHER, key = "{otherKey}")
    String both(String key, String otherKey) {
        return "both";
    }

    @CacheResult(cacheName = OTHER, key = "{key}")
    String other(String key, Supplier<String> loader) {
        return loader.get();
    }

    /** Keeps no null by configuration. */
    @CacheResult(cacheName = WITHOUT_NULL, key = "{key}")
    String withoutNull(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CachePut(cacheName = WITHOUT_NULL)
    void withoutNull(String key, @CacheValue String value) {}

    /** Keeps no null by annotation. */
    @CacheResult(cacheName = SKIPPING_NULL, key = "{key}", cacheNull = CacheNull.SKIP)
    String skippingNull(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CachePut(cacheName = SKIPPING_NULL)
    void skippingNull(String key, @CacheValue String value) {}

    /** To be called from inside: a bean's calls to itself are not intercepted. */
    @ApplicationScoped
    static class Others {

        /** The key is all but the value. */
        @CachePut(cacheName = Shelf.CACHE)
        int value(String key, @CacheValue String value) {
            return value.length();
        }

        @CachePut(cacheName = Shelf.CACHE, afterInvocation = false)
        void valueBefore(String key, @CacheValue String value) {}
    }
}
