package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Permits, of which each key has as many as who asks says. */
final class PermitStore extends RedissonStore {

    private static final Script ACQUIRE = script("readers.lua", "permit-acquire.lua");
    private static final Script RELEASE = script("readers.lua", "permit-release.lua");
    private static final Script RENEW = script("readers.lua", "permit-renew.lua");

    private final String limit;

    PermitStore(Redis redis, String channel, long limit) {
        super(redis, channel, RENEW);
        this.limit = Long.toString(limit);
    }

    @Override
    public CompletionStage<Attempt> acquire(String name, String owner, Ask ask) {
        return attempt(ACQUIRE, List.of(name), owner, millis(ask.lease()), flag(ask.waits()), limit, PENDING);
    }

    @Override
    public CompletionStage<Boolean> release(String name, String owner, Duration keep) {
        return isDone(RELEASE, List.of(name), owner, channel());
    }

    @Override
    public CompletionStage<?> forget(String name, String owner) {
        return CompletableFuture.completedFuture(null); // that somebody waits is forgotten by itself
    }
}
