package io.rubric.benchmarks.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import io.github.bucket4j.redis.redisson.cas.RedissonBasedProxyManager;
import io.rubric.benchmarks.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RateType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A client of Redisson, and who limits over it. */
final class RedissonLimits implements AutoCloseable {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final RedissonClient client;
    private final List<RBucket<String>> values = new ArrayList<>();
    private final List<RRateLimiter> limiters = new ArrayList<>();
    private final List<RRateLimiter> few = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private final List<Bucket> triples = new ArrayList<>();

    RedissonLimits(String address) {
        client = Clients.redisson(address);
        RedissonBasedProxyManager<String> proxies = Bucket4jRedisson.casBasedBuilder(
                        ((Redisson) client).getCommandExecutor())
                .build();
        BucketConfiguration one = limits(SECOND);
        BucketConfiguration three = limits(SECOND, TEN, MINUTE);
        for (int i = 0; i < Limits.KEYS; i++) {
            RBucket<String> value = client.getBucket("get:" + i, StringCodec.INSTANCE);
            value.set("some 40 characters, as a state would be");
            values.add(value);
            limiters.add(limiter("rate:" + i, Limits.MANY, SECOND));
            few.add(limiter("few:" + i, 1, HOUR));
            buckets.add(proxies.builder().build("bucket:" + i, () -> one));
            triples.add(proxies.builder().build("triple:" + i, () -> three));
        }
    }

    private static BucketConfiguration limits(Duration... periods) {
        ConfigurationBuilder limits = BucketConfiguration.builder();
        for (Duration period : periods) {
            limits.addLimit(limit -> limit.capacity(Limits.MANY).refillGreedy(Limits.MANY, period));
        }
        return limits.build();
    }

    private RRateLimiter limiter(String name, long limit, Duration period) {
        RRateLimiter limiter = client.getRateLimiter(name);
        limiter.trySetRate(RateType.OVERALL, limit, period);
        return limiter;
    }

    String get(int key) {
        return values.get(key).get();
    }

    boolean rateLimiter(int key) {
        return limiters.get(key).tryAcquire();
    }

    boolean fewOfRateLimiter(int key) {
        return few.get(key).tryAcquire();
    }

    boolean bucket4j(int key) {
        return buckets.get(key).tryConsume(1);
    }

    boolean threeOfBucket4j(int key) {
        return triples.get(key).tryConsume(1);
    }

    RedissonClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
