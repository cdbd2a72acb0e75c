package io.rubric.tck.cache;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One cache, with the method's work as a parameter: what is loaded, and what happens meanwhile, is the test's to say. */
@ApplicationScoped
public class Shelf {

    static final String CACHE = "tck-shelf";

    /** Cached by the key alone. */
    @CacheResult(cacheName = CACHE, key = "{key}")
    public String load(String key, Supplier<String> loader) {
        return loader.get();
    }

    /** In the same cache. */
    @CacheResult(cacheName = CACHE, key = "{key}")
    public CompletionStage<String> loadLater(String key, Supplier<CompletionStage<String>> loader) {
        return loader.get();
    }

    /** Removes when it has returned, if it does. */
    @CacheRemove(cacheName = CACHE, key = "{key}")
    public void remove(String key, Runnable work) {
        work.run();
    }

    /** Removes when the stage has completed. */
    @CacheRemove(cacheName = CACHE, key = "{key}")
    public CompletionStage<String> removeLater(String key, CompletionStage<String> done) {
        return done;
    }

    /** Nothing. */
    public static void nothing() {}
}
