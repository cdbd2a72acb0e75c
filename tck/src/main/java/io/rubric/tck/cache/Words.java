package io.rubric.tck.cache;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import io.rubric.tck.Calls;
import io.rubric.tck.Eventually;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/** Methods with caches of their own and a shared one. */
@ApplicationScoped
class Words {

    static final String CACHE = "tck-words";

    @CacheResult
    String one(String key) {
        return "one " + key;
    }

    @CacheResult
    String two(String key) {
        return "two " + key;
    }

    @CacheResult
    String overloaded(long key) {
        return "long " + key;
    }

    @CacheResult
    String overloaded(int key) {
        return "int " + key;
    }

    @CacheResult(cacheName = CACHE)
    String shared(String key) {
        return "shared " + key;
    }

    @CacheResult
    @Locked(value = "tck-words", waitTime = "0s")
    String locked(String key) {
        return "locked " + key;
    }

    @Locked("tck-words")
    boolean holding(CountDownLatch held, CountDownLatch release) {
        held.countDown();
        Eventually.opened(release);
        return true;
    }

    /** Another bean of the same cache. */
    @ApplicationScoped
    static class More {

        @CacheResult(cacheName = CACHE)
        String shared(String key) {
            return "more " + key;
        }

        /** A group of {@link Library}. */
        @CacheRemoveAll(groups = "library:{0}")
        void removeGroup(String title) {}
    }

    /** All its methods are cached. */
    @ApplicationScoped
    @CacheResult
    static class Everything {

        private final Calls calls = new Calls();

        String one(String key) {
            return "one " + calls.add("one " + key);
        }

        String two(String key) {
            return "two " + calls.add("two " + key);
        }

        @CacheResult(cacheName = CACHE)
        String shared(String key) {
            return "everything " + key;
        }
    }

    /** All its methods remove. */
    @ApplicationScoped
    @CacheRemove(cacheName = CACHE)
    static class Sweeper {

        void sweep(String key) {}
    }
}
