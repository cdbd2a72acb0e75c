package io.rubric.tck.cache;

import io.rubric.cache.CacheDefaults;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import io.rubric.cache.KeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.function.Supplier;

/** Annotations that say nothing, since the class says it. */
@ApplicationScoped
@CacheDefaults(cacheName = "tck-library", keyGenerator = Library.ByTitle.class, groups = "library:{title}")
class Library {

    @CacheResult
    String find(String title, String reader, Supplier<String> loader) {
        return loader.get();
    }

    @CachePut
    void set(String title, String reader, @CacheValue String text) {}

    @CacheRemove
    void remove(String title, String reader) {}

    @CacheRemoveAll
    void clear() {}

    /** Says something. */
    @CacheResult(cacheName = "tck-library-own", key = "{title}:{reader}")
    String own(String title, String reader, Supplier<String> loader) {
        return loader.get();
    }

    /** Whoever reads. */
    static class ByTitle implements KeyGenerator {
        @Override
        public Object generate(Method method, Object[] arguments) {
            return arguments[0];
        }
    }

    /** Keeps for a short time what does not say otherwise. */
    @ApplicationScoped
    @CacheDefaults(ttl = "300ms")
    static class Brief {

        @CacheResult(key = "plain")
        String plain(Supplier<String> loader) {
            return loader.get();
        }

        @CacheResult(key = "annotated", ttl = "1h")
        String annotated(Supplier<String> loader) {
            return loader.get();
        }
    }
}
