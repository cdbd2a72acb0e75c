package io.rubric.redis;

/** A running Redis server that was started for this application and ends with it. */
public interface RedisServer extends AutoCloseable {

    /** Where it listens, as {@code rubric.redis.address} takes it: {@code redis://127.0.0.1:49152}. */
    String address();

    /** Stops the server; its data are gone. Does nothing the second time. Throws nothing. */
    @Override
    void close();
}
