package io.rubric.impl.throttle;

import java.util.concurrent.CompletionStage;

/** Token buckets, one a key. */
interface Limiter {

    /** Takes a token if there is one; a refusal takes nothing. */
    CompletionStage<Decision> tryAcquire(String key, Limit limit);

    /**
     * The answer.
     *
     * @param allowed whether a token was taken
     * @param remaining tokens that are left
     * @param retryAfter microseconds after which a token is there; 0 if allowed
     * @param resetAfter microseconds after which all are
     */
    record Decision(boolean allowed, long remaining, long retryAfter, long resetAfter) {}
}
