package io.rubric.impl.event;

import io.rubric.impl.redis.Command;
import io.rubric.impl.redis.OnceClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RTopicAsync;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * Messages on one channel, in their order.
 *
 * @param messages at least one
 */
record RedissonPublication(String channel, boolean sharded, List<byte[]> messages) implements Command<Void> {

    @Override
    public CompletionStage<Void> in(RBatch batch) {
        RTopicAsync to = sharded
                ? batch.getShardedTopic(channel, ByteArrayCodec.INSTANCE)
                : batch.getTopic(channel, ByteArrayCodec.INSTANCE);
        return CompletableFuture.allOf(messages.stream()
                .map(message -> to.publishAsync(message).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    @Override
    public @Nullable CompletionStage<Void> alone(OnceClient client) {
        if (messages.size() > 1) {
            return null;
        }
        RTopicAsync to = sharded
                ? client.shardedTopic(channel, ByteArrayCodec.INSTANCE)
                : client.topic(channel, ByteArrayCodec.INSTANCE);
        return to.publishAsync(messages.get(0)).thenApply(receivers -> null);
    }
}
