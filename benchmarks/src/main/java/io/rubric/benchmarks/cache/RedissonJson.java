package io.rubric.benchmarks.cache;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rubric.impl.codec.JsonCodec;
import org.redisson.client.codec.BaseCodec;
import org.redisson.client.protocol.Decoder;
import org.redisson.client.protocol.Encoder;

/** Our codec for Redisson. Keys are written the same way. */
public final class RedissonJson extends BaseCodec {

    private final JsonCodec json = new JsonCodec();

    @Override
    public Encoder getValueEncoder() {
        return value -> Unpooled.wrappedBuffer(json.encode(value, Product.class));
    }

    @Override
    public Decoder<Object> getValueDecoder() {
        return (buffer, state) -> json.decode(ByteBufUtil.getBytes(buffer), Product.class);
    }

    @Override
    public Encoder getMapKeyEncoder() {
        return key -> Unpooled.wrappedBuffer(json.encode(key, Long.class));
    }

    @Override
    public Decoder<Object> getMapKeyDecoder() {
        return (buffer, state) -> json.decode(ByteBufUtil.getBytes(buffer), Long.class);
    }
}
