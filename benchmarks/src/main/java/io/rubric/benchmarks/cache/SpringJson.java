package io.rubric.benchmarks.cache;

import io.rubric.impl.codec.JsonCodec;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Our codec for Spring: caches are compared, not libraries for JSON. */
final class SpringJson implements RedisSerializer<Object> {

    private final JsonCodec json = new JsonCodec();

    @Override
    public byte[] serialize(Object product) {
        return json.encode(product, Product.class);
    }

    @Override
    public Object deserialize(byte[] stored) {
        return stored == null ? null : json.decode(stored, Product.class);
    }
}
