package io.rubric.benchmarks.cache;

import io.rubric.benchmarks.Clients;
import java.time.Duration;
import java.util.function.LongFunction;
import org.redisson.api.RBucket;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

/** One load at a time by hand: a bucket, and an {@code RLock} around whoever finds it empty. */
record LockedCache(RedissonClient client, RedissonJson codec, LongFunction<Product> source) implements Cached {

    private static final Duration TTL = Duration.ofMinutes(10);

    static Cached connect(String address, LongFunction<Product> source) {
        return new LockedCache(Clients.redisson(address), new RedissonJson(), source);
    }

    @Override
    public Product find(long id) {
        RBucket<Product> bucket = client.getBucket("locked:" + id, codec);
        Product stored = bucket.get();
        if (stored != null) {
            return stored;
        }
        RLock lock = client.getLock("locked:lock:" + id);
        lock.lock();
        try {
            stored = bucket.get();
            if (stored == null) {
                stored = source.apply(id);
                bucket.set(stored, TTL);
            }
            return stored;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
