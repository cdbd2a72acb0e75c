package io.rubric.benchmarks.cache;

import io.rubric.benchmarks.Clients;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import org.redisson.api.RedissonClient;
import org.redisson.spring.cache.CacheConfig;
import org.redisson.spring.cache.RedissonSpringCacheManager;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;

/** A bean with a cached method, in Spring. */
final class SpringCache implements Cached {

    private static final Duration TTL = Duration.ofMinutes(10);
    private static final String NAME = "products";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Products products;
    private final boolean sync;
    private final Runnable close;

    /** What an application writes. */
    @EnableCaching
    static class Products {

        private LongFunction<Product> source;

        @Cacheable(NAME)
        public Product find(long id) {
            return source.apply(id);
        }

        @Cacheable(cacheNames = NAME, sync = true)
        public Product findOnce(long id) {
            return source.apply(id);
        }

        public void from(LongFunction<Product> source) {
            this.source = source;
        }
    }

    private SpringCache(CacheManager manager, LongFunction<Product> source, boolean sync, Runnable close) {
        this.sync = sync;
        this.close = close;
        context.registerBean(CacheManager.class, () -> manager);
        context.register(Products.class);
        context.refresh();
        products = context.getBean(Products.class);
        products.from(source);
    }

    static Cached lettuce(String address, LongFunction<Product> source) {
        return lettuce(address, source, false);
    }

    /** One load at a time: a lock of the whole cache, in Redis, too. */
    static Cached lettuceSync(String address, LongFunction<Product> source) {
        return lettuce(address, source, true);
    }

    private static Cached lettuce(String address, LongFunction<Product> source, boolean sync) {
        URI redis = URI.create(address);
        LettuceConnectionFactory connections = new LettuceConnectionFactory(redis.getHost(), redis.getPort());
        connections.afterPropertiesSet();
        connections.start();
        RedisCacheWriter writer = sync
                ? RedisCacheWriter.lockingRedisCacheWriter(connections)
                : RedisCacheWriter.nonLockingRedisCacheWriter(connections);
        RedisCacheConfiguration cache = RedisCacheConfiguration.defaultCacheConfig()
                .prefixCacheNameWith("spring:")
                .entryTtl(TTL)
                .serializeValuesWith(SerializationPair.fromSerializer(new SpringJson()));
        RedisCacheManager manager =
                RedisCacheManager.builder(writer).cacheDefaults(cache).build();
        manager.afterPropertiesSet();
        return new SpringCache(manager, source, sync, connections::destroy);
    }

    static Cached redisson(String address, LongFunction<Product> source) {
        return redisson(address, source, false);
    }

    /** One load at a time for each key: a lock of Redisson's. */
    static Cached redissonSync(String address, LongFunction<Product> source) {
        return redisson(address, source, true);
    }

    private static Cached redisson(String address, LongFunction<Product> source, boolean sync) {
        RedissonClient client = Clients.redisson(address);
        RedissonSpringCacheManager manager = new RedissonSpringCacheManager(
                client, Map.of(NAME, new CacheConfig(TTL.toMillis(), 0)), new RedissonJson());
        return new SpringCache(manager, source, sync, client::shutdown);
    }

    @Override
    public Product find(long id) {
        return sync ? products.findOnce(id) : products.find(id);
    }

    @Override
    public void close() {
        context.close();
        close.run();
    }
}
