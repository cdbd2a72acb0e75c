package io.rubric.throttle;

import io.rubric.RubricException;
import java.time.Duration;

/**
 * A call was refused because it is over its limit. Carries what an answer to the caller needs: over HTTP, status 429 with
 * {@code Retry-After} (RFC 6585, RFC 9110). It has no stack trace: a refusal must be cheap, and {@link #policy()} names its
 * place.
 */
public class ThrottledException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String policy;
    private final long limit;
    private final long remaining;
    private final Duration retryAfter;
    private final Duration resetAfter;

    /**
     * @param policy the name of the policy that refused
     * @param limit its calls a period
     * @param remaining calls that were left
     * @param retryAfter the time after which this call would be allowed
     * @param resetAfter the time after which the whole burst is there again
     */
    public ThrottledException(String policy, long limit, long remaining, Duration retryAfter, Duration resetAfter) {
        super("Over the limit of \"" + policy + "\" (" + limit + " a period): retry after " + retryAfter);
        this.policy = policy;
        this.limit = limit;
        this.remaining = remaining;
        this.retryAfter = retryAfter;
        this.resetAfter = resetAfter;
    }

    /** The name of the policy that refused: {@link Throttled#name()} or its default. */
    public String policy() {
        return policy;
    }

    /** Calls a period: {@link Throttled#limit()} after configuration. */
    public long limit() {
        return limit;
    }

    /** Calls that were left; 0 for a call of cost 1. Never negative. */
    public long remaining() {
        return remaining;
    }

    /** The least time after which the same call would be allowed, if no other call came between; greater than zero. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The time after which the whole burst is there again, if no other call came between. */
    public Duration resetAfter() {
        return resetAfter;
    }

    /** Does nothing: see the description of the class. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
