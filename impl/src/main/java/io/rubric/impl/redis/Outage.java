package io.rubric.impl.redis;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.RedisTimeoutException;

/** Tells a Redis that is away from one that refuses. */
public final class Outage {

    private Outage() {}

    /** True if Redis has answered, and said no. */
    public static boolean isRefusal(Throwable error) {
        return error instanceof RedisException && !is(error);
    }

    /** True if the error means that no answer came; false if Redis, or the caller, has said no. */
    public static boolean is(Throwable error) {
        return error instanceof TimeoutException
                || error instanceof RedisTimeoutException
                || error instanceof RedisConnectionException
                || error instanceof RedisReconnectedException
                || error instanceof RedisNodeNotFoundException
                || error instanceof RedissonShutdownException
                || error instanceof RedisRetryException // it loads, has lost its master, or its cluster is not whole
                || error instanceof CancellationException;
    }
}
