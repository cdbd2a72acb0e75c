package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Locks that exclude everybody: one text a lock, and beside it those who read. */
class WriteStore extends RedissonStore {

    private static final Script ACQUIRE = script("acquire-free.lua", "readers.lua", "fence.lua", "acquire.lua");
    private static final Script RELEASE = script("release.lua");
    private static final Script RENEW = script("renew.lua");
    private static final Script FORGET = script("forget.lua");

    WriteStore(Redis redis, String channel) {
        super(redis, channel, RENEW);
    }

    /** Who reads a lock. */
    static String readers(String name) {
        return name + ":readers";
    }

    @Override
    public CompletionStage<Attempt> acquire(String name, String owner, Ask ask) {
        return attempt(
                ACQUIRE,
                List.of(name, readers(name)),
                owner,
                millis(ask.lease()),
                flag(ask.waits()),
                flag(ask.waited()),
                PENDING);
    }

    @Override
    public CompletionStage<Boolean> release(String name, String owner, Duration keep) {
        return isDone(RELEASE, List.of(name), owner, TOMBSTONE, channel(), millis(keep));
    }

    @Override
    public CompletionStage<?> forget(String name, String owner) {
        return isDone(FORGET, List.of(name, readers(name)), channel());
    }
}
