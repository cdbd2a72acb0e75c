package io.rubric.benchmarks.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.rubric.impl.codec.JsonCodec;
import java.time.Duration;
import java.util.function.LongFunction;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Commands by hand: {@code GET}, our codec, and {@code SET}. */
final class BareCache implements Cached {

    private static final Duration TTL = Duration.ofMinutes(10);

    private final JsonCodec json = new JsonCodec();
    private final Commands commands;
    private final LongFunction<Product> source;
    private final AutoCloseable client;

    private interface Commands {
        byte[] get(String key);

        void set(String key, byte[] value);
    }

    private BareCache(Commands commands, LongFunction<Product> source, AutoCloseable client) {
        this.commands = commands;
        this.source = source;
        this.client = client;
    }

    static Cached redisson(String address, LongFunction<Product> source) {
        Config config = new Config();
        config.useSingleServer().setAddress(address);
        RedissonClient client = Redisson.create(config);
        return new BareCache(
                new Commands() {
                    @Override
                    public byte[] get(String key) {
                        return bucket(key).get();
                    }

                    @Override
                    public void set(String key, byte[] value) {
                        bucket(key).set(value, TTL);
                    }

                    private RBucket<byte[]> bucket(String key) {
                        return client.getBucket("redisson:" + key, org.redisson.client.codec.ByteArrayCodec.INSTANCE);
                    }
                },
                source,
                client::shutdown);
    }

    static Cached lettuce(String address, LongFunction<Product> source) {
        RedisClient client = RedisClient.create(address);
        StatefulRedisConnection<String, byte[]> connection =
                client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        return new BareCache(
                new Commands() {
                    @Override
                    public byte[] get(String key) {
                        return connection.sync().get("lettuce:" + key);
                    }

                    @Override
                    public void set(String key, byte[] value) {
                        connection.sync().set("lettuce:" + key, value, SetArgs.Builder.ex(TTL));
                    }
                },
                source,
                client::shutdown);
    }

    @Override
    public Product find(long id) {
        String key = Long.toString(id);
        byte[] stored = commands.get(key);
        if (stored != null) {
            return (Product) json.decode(stored, Product.class);
        }
        Product product = source.apply(id);
        commands.set(key, json.encode(product, Product.class));
        return product;
    }

    @Override
    public void close() throws Exception {
        client.close();
        json.close();
    }
}
