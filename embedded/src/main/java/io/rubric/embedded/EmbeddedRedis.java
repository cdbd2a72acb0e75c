package io.rubric.embedded;

import io.rubric.redis.RedisServer;

/**
 * A private Redis 7.0.15 for tests and demos.
 *
 * <pre>{@code
 * try (RedisServer redis = EmbeddedRedis.start()) {
 *     System.setProperty("rubric.redis.address", redis.address());
 * }
 * }</pre>
 *
 * Each call starts a server of its own on a free port of 127.0.0.1. It is not reachable from other machines, has no
 * password and keeps its data in memory only. It ends with {@code close()}, and with the JVM in whatever way that ends.
 */
public final class EmbeddedRedis {

    private EmbeddedRedis() {}

    /**
     * Starts a server and returns when it accepts connections, usually within 200 milliseconds.
     *
     * @param options for redis-server besides its port, such as {@code "--requirepass", "secret"}; usually none
     * @return the running server, which the caller closes
     * @throws io.rubric.RubricException if there is no server for this operating system (there is none for Windows) or
     *     it does not start
     */
    public static RedisServer start(String... options) {
        return new Launcher(FreePort::find).start(options);
    }
}
