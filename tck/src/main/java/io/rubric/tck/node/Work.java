package io.rubric.tck.node;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The bean that both nodes have. */
@ApplicationScoped
class Work {

    private static final String GROUPED = "tck-node-groups";

    @Inject
    LockContext lock;

    @Inject
    @CacheName("tck-node")
    Cache<String, String> cache;

    @Inject
    @ThrottleName("tck-node")
    Throttle throttle;

    @CacheResult(cacheName = "tck-node", key = "{key}")
    String load(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheRemove(cacheName = "tck-node")
    void remove(String key) {}

    @CachePut(cacheName = "tck-node")
    void put(String key, @CacheValue String value) {}

    @CacheResult(cacheName = GROUPED, key = "{key}", groups = "node:{group}")
    String grouped(String key, String group, Supplier<String> loader) {
        return loader.get();
    }

    @CacheRemoveAll(groups = "node:{group}")
    void removeGroup(String group) {}

    @CacheRemoveAll(cacheName = GROUPED)
    void removeAll() {}

    /** How many callers of this node wait for the load of another. */
    long waits() {
        return cache.statistics().waits();
    }

    @Throttled(name = "tck-node", limit = 3, period = "1h", key = "{key}")
    void pass(String key) {}

    boolean take(String key) {
        return throttle.tryAcquire(key).allowed();
    }

    void reset(String key) {
        throttle.reset(key);
    }

    @Locked(value = "tck-node:{key}", waitTime = "0s")
    long now(String key) {
        return lock.fencingToken();
    }

    @Locked(value = "tck-node:{key}", waitTime = "1m")
    boolean waiting(String key) {
        return true;
    }

    @Locked(value = "tck-node:{key}", waitTime = "0s")
    CompletionStage<String> hold(String key, Supplier<CompletableFuture<String>> release) {
        return release.get();
    }

    /** Static, for a call that a bean makes to itself is not intercepted, on Weld not even through its proxy. */
    static boolean passes(Work work, String key) {
        try {
            work.pass(key);
            return true;
        } catch (ThrottledException e) {
            return false;
        }
    }
}
