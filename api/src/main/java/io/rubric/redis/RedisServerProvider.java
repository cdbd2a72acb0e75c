package io.rubric.redis;

/**
 * Starts the server that {@code rubric.redis.address=embedded} asks for. Found by {@link java.util.ServiceLoader}; the
 * module {@code rubric-embedded} brings one. Meant for development and tests: every application that asks gets a server of
 * its own, so nodes share nothing.
 */
public interface RedisServerProvider {

    /**
     * Starts a server and returns when it answers.
     *
     * @return the running server, which the caller closes
     * @throws io.rubric.RubricException if there is no server for this system or it does not start; the message names the
     *     ways out
     */
    RedisServer start();
}
