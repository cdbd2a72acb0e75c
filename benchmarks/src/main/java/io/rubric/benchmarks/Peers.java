package io.rubric.benchmarks;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import io.github.bucket4j.redis.redisson.cas.RedissonBasedProxyManager;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.RubricExtension;
import io.rubric.redis.RedisServer;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RateType;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** One Redis, and everybody who limits by it, each with a limit that nobody reaches. */
@State(Scope.Benchmark)
public class Peers {

    /** Calls a second. */
    private static final long LIMIT = 10_000_000;

    private static final int KEYS = 16;

    private RedisServer redis;
    private RedissonClient client;
    private SeContainer container;
    private Throttle throttle;
    private final List<RBucket<String>> values = new ArrayList<>();
    private final List<RRateLimiter> limiters = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();

    /** What an application injects. */
    @ApplicationScoped
    static class Application {

        @Inject
        @ThrottleName("calls")
        Throttle throttle;
    }

    @Setup(Level.Trial)
    public void open() {
        redis = EmbeddedRedis.start();
        System.setProperty("rubric.redis.address", redis.address());
        System.setProperty("rubric.throttle.\"calls\".limit", Long.toString(LIMIT));
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RubricExtension())
                .addBeanClasses(Application.class)
                .initialize();
        throttle = container
                .select(Throttle.class, ThrottleName.Literal.of("calls"))
                .get();

        Config config = new Config();
        config.useSingleServer().setAddress(redis.address());
        client = Redisson.create(config);
        BucketConfiguration bandwidth = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(LIMIT).refillGreedy(LIMIT, Duration.ofSeconds(1)))
                .build();
        RedissonBasedProxyManager<String> proxies = Bucket4jRedisson.casBasedBuilder(
                        ((Redisson) client).getCommandExecutor())
                .build();
        for (int i = 0; i < KEYS; i++) {
            RBucket<String> value = client.getBucket("get:" + i, StringCodec.INSTANCE);
            value.set("some 40 characters, as a state would be");
            values.add(value);
            RRateLimiter limiter = client.getRateLimiter("rate:" + i);
            limiter.trySetRate(RateType.OVERALL, LIMIT, Duration.ofSeconds(1));
            limiters.add(limiter);
            buckets.add(proxies.builder().build("bucket:" + i, () -> bandwidth));
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        container.close();
        client.shutdown();
        redis.close();
    }

    Object get(int key) {
        return values.get(key).get();
    }

    boolean rubric(int key) {
        return throttle.tryAcquire(key).allowed();
    }

    boolean rateLimiter(int key) {
        return limiters.get(key).tryAcquire();
    }

    boolean bucket4j(int key) {
        return buckets.get(key).tryConsume(1);
    }

    /** Seconds of processor time that Redis has used. */
    double redisSeconds() {
        return client.getRedisNodes(RedisNodes.SINGLE).getInstance().info(InfoSection.CPU).entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals("used_cpu_user") || entry.getKey().equals("used_cpu_sys"))
                .mapToDouble(entry -> Double.parseDouble(entry.getValue()))
                .sum();
    }
}
