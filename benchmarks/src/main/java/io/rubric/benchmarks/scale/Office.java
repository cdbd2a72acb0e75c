package io.rubric.benchmarks.scale;

import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheValue;
import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Permits;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** A bean with a method for each operation of the model. */
@ApplicationScoped
class Office {

    static final int SIZE = 500;
    private static final int MANY = 100_000;

    @Inject
    @RedisEvent("news")
    Event<String> news;

    @Inject
    @RedisEvent(value = "orders", delivery = Delivery.DURABLE)
    Event<String> orders;

    @CacheResult(cacheName = "texts", key = "{id}")
    String find(long id) {
        return "x".repeat(SIZE);
    }

    @CacheResult(cacheName = "grouped", key = "{id}", groups = "group:{group}")
    String findIn(long id, int group) {
        return "x".repeat(SIZE);
    }

    @CachePut(cacheName = "texts", key = "{id}")
    void put(long id, @CacheValue String text) {}

    @CacheRemove(cacheName = "texts", key = "{id}")
    void remove(long id) {}

    @CacheRemoveAll(cacheName = "grouped", groups = "group:{group}")
    void removeGroup(int group) {}

    @CacheRemoveAll(cacheName = "texts")
    void removeAll() {}

    @Throttled(name = "bucket", limit = MANY, period = "1m", key = "{key}")
    void bucket(long key) {}

    @Throttled(name = "log", limit = 1000, period = "1m", key = "{key}", algorithm = Algorithm.SLIDING_LOG)
    void log(long key) {}

    @Throttled(name = "counter", limit = MANY, period = "1m", key = "{key}", algorithm = Algorithm.SLIDING_COUNTER)
    void counter(long key) {}

    @Throttled(name = "window", limit = MANY, period = "1m", key = "{key}", algorithm = Algorithm.FIXED_WINDOW)
    void window(long key) {}

    @Throttled(name = "few", limit = 1, period = "1h", key = "{key}")
    void few(long key) {}

    @Throttled(name = "three-a", limit = MANY, period = "1m", key = "{key}")
    @Throttled(name = "three-b", limit = MANY, period = "10s", key = "{key}")
    @Throttled(name = "three-c", limit = MANY, period = "1s", key = "{key}")
    void three(long key) {}

    @Locked("a:{key}")
    void locked(long key) {}

    @Locked(value = "b:{key}", type = LockType.READ)
    void read(long key) {}

    @Permits(value = "c:{key}", limit = 3)
    void permitted(long key) {}

    void broadcast() {
        news.fire("something");
    }

    void durable() {
        orders.fire("something");
    }
}
