package io.rubric.tck.cache;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.tck.Calls;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes what {@link Shelf} has stored. A bean's calls to itself are not intercepted, not even by way of somebody else: so what is called inside belongs to another bean. */
@ApplicationScoped
class Removals {

    private final Calls calls = new Calls();

    @CacheRemove(cacheName = Shelf.CACHE, key = "{id}")
    void remove(String id) {}

    @CacheRemove(cacheName = Shelf.CACHE, key = "{key}", afterInvocation = false)
    void removeBefore(String key, Runnable work) {
        work.run();
    }

    @CacheRemove(cacheName = Shelf.CACHE, key = "{key}", condition = Decisions.Lucky.class)
    void removeOnCondition(String key) {}

    @CacheRemove(cacheName = Shelf.CACHE, key = "{key}", evictFor = IllegalStateException.class)
    void removeFor(String key, RuntimeException failure) {
        throw failure;
    }

    @CacheRemove(cacheName = Shelf.CACHE, key = "{key}", noEvictFor = IllegalStateException.class)
    void removeNotFor(String key, RuntimeException failure) {
        throw failure;
    }

    @CacheResult(cacheName = "tck-count")
    int count(String name, int number) {
        return calls.add(name + number);
    }

    @CacheRemove(cacheName = "tck-count")
    void forget(String name, int number) {}

    @CacheRemove(cacheName = "tck-count")
    @CacheRemove(cacheName = Shelf.CACHE, key = "{name}")
    void removeFromBoth(String name, int number) {}
}
