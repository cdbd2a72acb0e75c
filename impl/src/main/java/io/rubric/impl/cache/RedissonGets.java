package io.rubric.impl.cache;

import io.rubric.impl.redis.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * Reads some keys one after the other; a batch of Redisson's has no {@code MGET}. Others may write in between. What an entry is measured by is
 * read after it and only ever grows, so that one which counts has counted when it was read.
 */
record RedissonGets(List<String> keys) implements Command<Map<String, byte[]>> {

    @Override
    public CompletionStage<Map<String, byte[]>> in(RBatch batch) {
        List<CompletableFuture<byte @Nullable []>> values = new ArrayList<>();
        for (String key : keys) {
            values.add(batch.<byte[]>getBucket(key, ByteArrayCodec.INSTANCE)
                    .getAsync()
                    .exceptionally(RedissonGets::nothingOfAnotherType)
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(values.toArray(CompletableFuture[]::new)).thenApply(done -> found(values));
    }

    private Map<String, byte[]> found(List<CompletableFuture<byte @Nullable []>> values) {
        Map<String, byte[]> found = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = values.get(i).join();
            if (value != null) {
                found.put(keys.get(i), value);
            }
        }
        return found;
    }

    /** As {@code MGET} has it. */
    private static byte @Nullable [] nothingOfAnotherType(Throwable error) {
        if (String.valueOf(error.getMessage()).startsWith("WRONGTYPE")) {
            return null;
        }
        throw error instanceof RuntimeException e ? e : new CompletionException(error);
    }
}
