package io.rubric.tck.transaction;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import io.rubric.lock.Locked;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Cached, removing and locked methods that join a transaction or have one of their own. */
@ApplicationScoped
class Account {

    static final String CACHE = "tck-account";

    @Inject
    @CacheName(CACHE)
    Cache<String, String> cache;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @CacheResult(cacheName = CACHE, key = "{key}")
    String load(String key, Supplier<String> loader) {
        return loader.get();
    }

    @CacheRemove(cacheName = CACHE)
    void remove(String key) {}

    @Transactional
    @CacheRemove(cacheName = CACHE)
    void removeTransactional(String key) {}

    @Transactional(TxType.REQUIRES_NEW)
    @CacheRemove(cacheName = CACHE)
    void removeInNew(String key) {}

    @Transactional(TxType.NOT_SUPPORTED)
    @CacheRemove(cacheName = CACHE)
    void removeInNone(String key) {}

    @CachePut(cacheName = CACHE)
    void put(String key, @CacheValue String value) {}

    @Transactional
    @CachePut(cacheName = CACHE)
    void putTransactional(String key, @CacheValue String value) {}

    @CacheResult(cacheName = CACHE, key = "{key}", groups = "account:{group}")
    String grouped(String key, String group, Supplier<String> loader) {
        return loader.get();
    }

    @CacheRemoveAll(groups = "account:{group}")
    void removeGroup(String group) {}

    @CacheRemoveAll(cacheName = CACHE)
    void removeAll() {}

    /** Reaches the method in a transaction only. */
    @Transactional(TxType.MANDATORY)
    @CacheResult(cacheName = CACHE, key = "{key}")
    String mandatory(String key) {
        return "loaded in a transaction";
    }

    Cache<String, String> cache() {
        return cache;
    }

    /** Tells the completion of the method's own transaction: -1 before it, then its status. */
    @Transactional
    @Locked(value = "tck-account:{key}", waitTime = "0s")
    void locked(String key, IntConsumer completion) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                completion.accept(-1);
            }

            @Override
            public void afterCompletion(int status) {
                completion.accept(status);
            }
        });
    }

    @Locked(value = "tck-account:{key}", waitTime = "0s")
    boolean enter(String key) {
        return true;
    }
}
