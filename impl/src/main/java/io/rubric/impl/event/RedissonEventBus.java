package io.rubric.impl.event;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Subscription;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.redisson.api.RPatternTopic;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.ByteArrayCodec;

/** {@code prefix:event:topic}, and one subscription to all topics: an observer may want any. An event is not sent twice. */
final class RedissonEventBus implements EventBus {

    private final Redis redis;
    private final String channels;

    RedissonEventBus(Redis redis, String prefix) {
        this.redis = redis;
        this.channels = prefix + ":event:";
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] event) {
        PlainOptions once = PlainOptions.name(channels + topic)
                .codec(ByteArrayCodec.INSTANCE)
                .retryAttempts(0);
        return redis.ask(client -> client.getTopic(once).publishAsync(event));
    }

    @Override
    public Subscription subscribe(BiConsumer<String, byte[]> listener) {
        RPatternTopic topics = redis.client().getPatternTopic(channels + "*", ByteArrayCodec.INSTANCE);
        int id = topics.addListener(
                byte[].class,
                (pattern, channel, event) -> listener.accept(
                        channel.subSequence(channels.length(), channel.length()).toString(), event));
        return new Subscription(() -> topics.removeListener(id));
    }
}
