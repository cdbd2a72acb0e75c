package io.rubric.benchmarks.lock;

import io.rubric.benchmarks.Clients;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RBucket;
import org.redisson.api.RFencedLock;
import org.redisson.api.RLock;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A node of Redisson, configured as it comes, and what of it is compared. */
final class RedissonLocks implements Locking {

    private static final long LEASE_SECONDS = 30;

    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    private final RedissonClient client;
    private final Way way;

    private RedissonLocks(RedissonClient client, Way way) {
        this.client = client;
        this.way = way;
    }

    static Locking plain(String address) {
        return new RedissonLocks(Clients.redisson(address), (client, key, body) -> {
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
        return new RedissonLocks(Clients.redisson(address), (client, key, body) -> {
            RFencedLock lock = client.getFencedLock("rfencedlock:" + key);
            lock.lockAndGetToken(LEASE_SECONDS, TimeUnit.SECONDS);
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        });
    }

    static Locking seed(String address) {
        return new RedissonLocks(Clients.redisson(address), (client, key, body) -> {
            String token = UUID.randomUUID().toString();
            RBucket<String> bucket = client.getBucket("seed:" + key, StringCodec.INSTANCE);
            if (!bucket.setIfAbsent(token, Duration.ofSeconds(LEASE_SECONDS))) {
                throw new IllegalStateException("Could not acquire lock: " + key);
            }
            try {
                body.run();
            } finally {
                client.getScript(StringCodec.INSTANCE)
                        .eval(RScript.Mode.READ_WRITE, RELEASE, RScript.ReturnType.LONG, List.of("seed:" + key), token);
            }
        });
    }

    static Locking get(String address) {
        return new RedissonLocks(Clients.redisson(address), (client, key, body) -> {
            client.getBucket("get:" + key, StringCodec.INSTANCE).get();
            body.run();
        });
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
