package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.RubricException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.WriteRedisConnectionException;

class OutageTest {

    @ParameterizedTest
    @MethodSource("silence")
    void anAnswerThatDoesNotComeIsOne(Throwable error) {
        assertThat(Outage.is(error)).isTrue();
    }

    static Stream<Throwable> silence() {
        return Stream.of(
                new TimeoutException(),
                new CancellationException(),
                new RedisTimeoutException("no connection free"),
                new RedisResponseTimeoutException("no answer"),
                new RedisConnectionException("refused"),
                new RedisNodeNotFoundException("no master"),
                new RedisLoadingException("LOADING"),
                new RedisClusterDownException("CLUSTERDOWN"),
                new RedisReconnectedException("the connection broke"),
                new RedissonShutdownException("closed"),
                new WriteRedisConnectionException("closed", new IllegalStateException()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsNot(Throwable error) {
        assertThat(Outage.is(error)).isFalse();
    }

    static Stream<Throwable> refusals() {
        return Stream.of(
                new RedisException("WRONGTYPE Operation against a key holding the wrong kind of value"),
                new RedisOutOfMemoryException("OOM command not allowed"),
                new RedisAuthRequiredException("NOAUTH"),
                new RubricException("Redis has not answered since the application started"),
                new IllegalStateException(),
                new InterruptedException());
    }
}
