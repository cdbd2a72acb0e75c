package io.rubric.impl.throttle;

import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnFailure;
import io.rubric.throttle.OnLimit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What tests ask of limiters. */
final class Asks {

    static final Duration HOUR = Duration.ofHours(1);

    private Asks() {}

    static Limit limit(Algorithm algorithm, long limit, Duration period) {
        return new Limit(algorithm, limit, period, limit);
    }

    /** A limit whose callers do not wait. */
    static Terms terms(Limit limit) {
        return terms(limit, Duration.ZERO);
    }

    static Terms terms(Limit limit, Duration maxWait) {
        return terms(new Policy("policy", limit, false), maxWait);
    }

    /** A limit that counts and refuses nothing. */
    static Terms shadow(Limit limit) {
        return terms(new Policy("shadow", limit, true), Duration.ZERO);
    }

    private static Terms terms(Policy policy, Duration maxWait) {
        policy.reserves(maxWait);
        OnLimit onLimit = maxWait.isZero() ? OnLimit.REJECT : OnLimit.WAIT;
        return new Terms(policy, onLimit, maxWait, List.of(), OnFailure.LOCAL);
    }

    /** A key that no other test has. */
    static StateKey key() {
        return key("tag-" + UUID.randomUUID(), "");
    }

    /** A key in the slot of a tag. */
    static StateKey key(String tag, String name) {
        return new StateKey(tag, "test:" + name + "{" + tag + "}");
    }

    static Verdict take(Limiter limiter, Demand... demands) {
        return take(limiter, 1, demands).get(0);
    }

    static List<Verdict> take(Limiter limiter, int calls, Demand... demands) {
        return limiter.take(List.of(demands), calls).toCompletableFuture().join();
    }

    static Verdict.Answer peek(Limiter limiter, Demand demand) {
        return limiter.peek(demand).toCompletableFuture().join();
    }

    static void give(Limiter limiter, Verdict verdict) {
        limiter.give(verdict.taken()).toCompletableFuture().join();
    }

    /** Takes until one is refused, which is returned. */
    static Verdict exhaust(Limiter limiter, Demand demand) {
        for (int i = 0; i < 10_000; i++) {
            Verdict verdict = take(limiter, demand);
            if (!verdict.allowed()) {
                return verdict;
            }
        }
        throw new AssertionError("never refused");
    }
}
