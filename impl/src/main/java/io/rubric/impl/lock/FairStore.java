package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Locks that exclude everybody and are had in the order of arrival. */
final class FairStore extends WriteStore {

    private static final Script ACQUIRE = script("readers.lua", "fence.lua", "fair-acquire.lua");
    private static final Script FORGET = script("fair-forget.lua");

    FairStore(Redis redis, String channel) {
        super(redis, channel);
    }

    private static List<Object> keys(String name) {
        return List.of(name, readers(name), name + ":queue", name + ":queue:alive");
    }

    @Override
    public CompletionStage<Attempt> acquire(String name, String owner, Ask ask) {
        return attempt(ACQUIRE, keys(name), owner, millis(ask.lease()), flag(ask.waits()), flag(ask.waited()), PENDING);
    }

    @Override
    public CompletionStage<?> forget(String name, String owner) {
        return isDone(FORGET, keys(name), channel(), owner);
    }
}
