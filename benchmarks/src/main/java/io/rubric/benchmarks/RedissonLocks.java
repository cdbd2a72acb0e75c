package io.rubric.benchmarks;

import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RFencedLock;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** A node of Redisson, configured as it comes, and what of it is compared. */
final class RedissonLocks implements Locking {

    private static final long LEASE_SECONDS = 30;

    private final RedissonClient client;
    private final Way way;

    private RedissonLocks(RedissonClient client, Way way) {
        this.client = client;
        this.way = way;
    }

    static Locking plain(String address) {
        return new RedissonLocks(client(address), (client, key, body) -> {
            RLock lock = client.getLock("rlock:" + key);
            lock.lock(LEASE_SECONDS, TimeUnit.SECONDS);
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        });
    }

    static Locking fenced(String address) {
        return new RedissonLocks(client(address), (client, key, body) -> {
            RFencedLock lock = client.getFencedLock("rfencedlock:" + key);
            lock.lockAndGetToken(LEASE_SECONDS, TimeUnit.SECONDS);
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        });
    }

    static Locking get(String address) {
        return new RedissonLocks(client(address), (client, key, body) -> {
            client.getBucket("get:" + key, StringCodec.INSTANCE).get();
            body.run();
        });
    }

    static RedissonClient client(String address) {
        Config config = new Config();
        config.useSingleServer().setAddress(address);
        return Redisson.create(config);
    }

    @Override
    public void under(int key, Runnable body) {
        way.under(client, key, body);
    }

    @Override
    public void close() {
        client.shutdown();
    }

    @FunctionalInterface
    private interface Way {
        void under(RedissonClient client, int key, Runnable body);
    }
}
