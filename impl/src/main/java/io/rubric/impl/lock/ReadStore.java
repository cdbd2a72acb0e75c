package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The locks of {@link WriteStore}, for those who share them. */
final class ReadStore extends RedissonStore {

    private static final Script ACQUIRE = script("readers.lua", "fence.lua", "read-acquire.lua");
    private static final Script RELEASE = script("readers.lua", "read-release.lua");
    private static final Script RENEW = script("readers.lua", "read-renew.lua");

    ReadStore(Redis redis, String channel) {
        super(redis, channel, RENEW);
    }

    @Override
    List<String> renewed(String name) {
        return List.of(name, WriteStore.readers(name));
    }

    private static List<Object> keys(String name) {
        return List.of(name, WriteStore.readers(name));
    }

    @Override
    public CompletionStage<Attempt> acquire(String name, String owner, Ask ask) {
        return attempt(ACQUIRE, keys(name), owner, millis(ask.lease()), flag(ask.waits()));
    }

    @Override
    public CompletionStage<Boolean> release(String name, String owner, Duration keep) {
        return isDone(RELEASE, keys(name), owner, TOMBSTONE, channel());
    }

    @Override
    public CompletionStage<?> forget(String name, String owner) {
        return CompletableFuture.completedFuture(null); // nobody waits for one who reads
    }
}
