package io.rubric.embedded;

import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;

/** Serves {@code rubric.redis.address=embedded}. Public for {@link java.util.ServiceLoader} only: call {@link EmbeddedRedis}. */
public final class EmbeddedRedisProvider implements RedisServerProvider {

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedRedisProvider() {}

    @Override
    public RedisServer start() {
        return EmbeddedRedis.start();
    }
}
