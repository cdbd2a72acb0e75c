package io.rubric.tck.transaction;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Cached, removing and locked methods that join a transaction or have one of their own. */
@ApplicationScoped
class Account {

    static final String CACHE = "tck-account";

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
