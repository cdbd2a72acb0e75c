package io.rubric.tck.deployment;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import io.rubric.cache.KeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of each kind that only caches have. */
@ApplicationScoped
class CacheMistakes {

    @Inject
    @CacheName("tck-injected")
    Cache<Long, Stream<String>> lazyValues;

    @Inject
    @CacheName("tck-injected-keys")
    Cache<Thread, String> unstableKeys;

    @Inject
    @CacheName("tck-mistaken-injected")
    Cache<Long, Boolean> otherValues;

    @CacheResult(jitter = 1.5)
    String jitter(long id) {
        return "order";
    }

    @CacheRemove
    void removeNameless(long id) {}

    @CacheRemoveAll
    void removeAllNameless() {}

    @CachePut
    String putNameless(long id) {
        return "order";
    }

    @CachePut(cacheName = "tck-put")
    void nothingToPut(long id) {}

    @CachePut(cacheName = "tck-put", afterInvocation = false)
    String nothingToPutYet(long id) {
        return "order";
    }

    @CachePut(cacheName = "tck-put")
    void twoToPut(long id, @CacheValue String one, @CacheValue String two) {}

    @CacheResult(cachedExceptions = Numbered.class)
    String unmadeException(long id) {
        throw new Numbered(1);
    }

    @CacheResult(key = "{id}", keyGenerator = Keys.class)
    String twoKeys(long id) {
        return "order";
    }

    @CacheResult(keyGenerator = NoKeys.class)
    String abstractKeys(long id) {
        return "order";
    }

    @CacheResult(skipGet = true)
    Map<Long, String> bulkThatSkips(@CacheKey List<Long> ids) {
        return Map.of();
    }

    @CacheResult(cacheName = "tck-mistaken-put")
    String text(long id) {
        return "order";
    }

    @CacheResult(cacheName = "tck-mistaken-injected")
    String otherText(long id) {
        return "order";
    }

    @CachePut(cacheName = "tck-mistaken-put")
    int putNumber(long id) {
        return 1;
    }

    /** Not to be made from a message. */
    public static class Numbered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** By a number. */
        public Numbered(int number) {
            super("number " + number);
        }
    }

    /** Not to be made at all. */
    abstract static class NoKeys implements KeyGenerator {}

    /** Sound. */
    static class Keys implements KeyGenerator {
        @Override
        public Object generate(Method method, Object[] arguments) {
            return arguments[0];
        }
    }
}
