package io.rubric.benchmarks.cache;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheValueHolder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import io.lettuce.core.RedisClient;
import io.rubric.impl.codec.JsonCodec;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** JetCache over Lettuce, with our codec. */
final class JetCache implements Cached {

    private static final int TTL_MINUTES = 10;

    private final JsonCodec json = new JsonCodec();
    private final RedisClient client;
    private final Cache<Long, Product> cache;
    private final LongFunction<Product> source;

    JetCache(String address, LongFunction<Product> source) {
        this.source = source;
        client = RedisClient.create(address);
        cache = RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
                .redisClient(client)
                .keyPrefix("jetcache:")
                .keyConvertor(Object::toString)
                .valueEncoder(this::encode)
                .valueDecoder(this::decode)
                .expireAfterWrite(TTL_MINUTES, TimeUnit.MINUTES)
                .buildCache();
    }

    private byte[] encode(Object stored) {
        CacheValueHolder<?> holder = (CacheValueHolder<?>) stored;
        byte[] product = json.encode(holder.getValue(), Product.class);
        return ByteBuffer.allocate(Long.BYTES + product.length)
                .putLong(holder.getExpireTime())
                .put(product)
                .array();
    }

    private Object decode(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        long expires = buffer.getLong();
        byte[] product = new byte[buffer.remaining()];
        buffer.get(product);
        CacheValueHolder<Object> holder = new CacheValueHolder<>(json.decode(product, Product.class), 0);
        holder.setExpireTime(expires);
        return holder;
    }

    @Override
    public Product find(long id) {
        return cache.computeIfAbsent(id, source::apply);
    }

    @Override
    public void close() {
        client.shutdown();
        json.close();
    }
}
