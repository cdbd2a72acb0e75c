package io.rubric.tck.cache;

import io.rubric.cache.CacheNull;
import io.rubric.cache.CacheResult;
import io.rubric.tck.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Methods that differ in what of their results is kept, and for how long. */
@ApplicationScoped
class Kept {

    static final Duration EXACTLY = Duration.ofSeconds(1);

    private final Calls calls = new Calls();

    int calls(String method, String key) {
        return calls.of(method + key);
    }

    @CacheResult(ttl = "1s", jitter = 0)
    int exactly(String key) {
        return calls.add("exactly" + key);
    }

    @CacheResult(ttl = "1h", ttlFunction = Decisions.ByArgument.class)
    int byFunction(String key) {
        return calls.add("byFunction" + key);
    }

    @CacheResult(key = "{key}", cacheNull = CacheNull.SKIP)
    String skipsNull(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheResult(key = "{key}", cacheNull = CacheNull.SKIP)
    Optional<String> skipsOptional(String key, Supplier<Optional<String>> loader) {
        return loader.get();
    }

    @CacheResult(key = "{key}", cacheNull = CacheNull.SKIP)
    List<String> skipsList(String key, Supplier<List<String>> loader) {
        return loader.get();
    }

    @CacheResult(key = "{key}", ttl = "1h", nullTtl = "200ms")
    String forgetsNull(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheResult(key = "{key}", cachedExceptions = SoldOut.class, exceptionTtl = "1h")
    String failing(String key, Supplier<? extends RuntimeException> failure) {
        calls.add("failing" + key);
        throw failure.get();
    }

    @CacheResult(cachedExceptions = SoldOut.class, exceptionTtl = "200ms")
    String failingShortly(String key) {
        calls.add("failingShortly" + key);
        throw new SoldOut(key);
    }

    @CacheResult(cachedExceptions = SoldOut.class)
    CompletionStage<String> failingStage(String key) {
        calls.add("failingStage" + key);
        return CompletableFuture.failedFuture(new SoldOut(key));
    }

    @CacheResult(cacheName = "tck-condition")
    int always(String key) {
        return calls.add("onCondition" + key);
    }

    @CacheResult(cacheName = "tck-condition", condition = Decisions.Lucky.class)
    int onCondition(String key) {
        return calls.add("onCondition" + key);
    }

    @CacheResult(unless = Decisions.Odd.class)
    int unlessOdd(String key) {
        return calls.add("unlessOdd" + key);
    }

    @CacheResult(cacheName = "tck-skips")
    int kept(String key) {
        return calls.add("skips" + key);
    }

    @CacheResult(cacheName = "tck-skips", skipGet = true)
    int skipsGet(String key) {
        return calls.add("skips" + key);
    }
}
