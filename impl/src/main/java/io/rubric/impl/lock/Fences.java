package io.rubric.impl.lock;

import io.rubric.impl.key.AnyKey;
import io.rubric.impl.redis.Redis;
import io.rubric.lock.FencingGuard;
import io.rubric.lock.StaleFencingTokenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The guard of resources in a database and in Redis. */
final class Fences implements FencingGuard {

    private final RedissonFenceStore store;
    private final Duration timeout;
    private final SqlFence sql = new SqlFence();
    private final AnyKey keys = new AnyKey();

    Fences(Redis redis, String prefix, Duration timeout) {
        this.store = new RedissonFenceStore(redis, prefix);
        this.timeout = timeout;
    }

    @Override
    public void admit(Connection connection, String resource, long token) throws SQLException {
        check(token);
        sql.admit(connection, resource, token);
    }

    @Override
    public void set(String key, String value, long token) {
        check(token);
        write(key, value, token, null);
    }

    @Override
    public void set(String key, String value, long token, Duration ttl) {
        check(token);
        if (ttl.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("a time to live of " + ttl + "; write a millisecond or more");
        }
        write(key, value, token, ttl);
    }

    @Override
    public Optional<String> get(String key) {
        return answer("could not be read", key, store.get(keys.of(key)));
    }

    private void write(String key, String value, long token, @Nullable Duration ttl) {
        OptionalLong seen = answer("may not have been written", key, store.set(keys.of(key), value, token, ttl));
        if (seen.isPresent()) {
            throw new StaleFencingTokenException(key, token, seen.getAsLong());
        }
    }

    private <T> T answer(String done, String key, CompletionStage<T> stage) {
        return Answers.await(stage, timeout, "Fenced value \"" + key + "\" " + done);
    }

    private static void check(long token) {
        if (token < 1) {
            throw new IllegalArgumentException("token = " + token + "; write that of a lock, which is 1 or more");
        }
    }
}
