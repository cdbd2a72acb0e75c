package io.rubric.impl.throttle;

import io.rubric.throttle.OnFailure;
import io.rubric.throttle.OnLimit;
import java.time.Duration;
import java.util.List;

/** What a policy means for the callers of one method. Not a record: calls are the same only if they have the same terms, and that must be quickly told. */
final class Terms {

    private final Policy policy;
    private final OnLimit onLimit;
    private final long patience;
    private final List<Class<? extends Throwable>> refundOn;
    private final OnFailure onFailure;

    /**
     * @param maxWait how long a call waits for its turn; zero if it does not
     * @param refundOn exceptions that give back what was taken
     * @param onFailure not INHERIT
     */
    Terms(
            Policy policy,
            OnLimit onLimit,
            Duration maxWait,
            List<Class<? extends Throwable>> refundOn,
            OnFailure onFailure) {
        this.policy = policy;
        this.onLimit = onLimit;
        this.patience = maxWait.toNanos() / 1000;
        this.refundOn = List.copyOf(refundOn);
        this.onFailure = onFailure;
    }

    Policy policy() {
        return policy;
    }

    boolean skips() {
        return onLimit == OnLimit.SKIP;
    }

    /** Microseconds that a call waits for its turn; 0 if it does not. */
    long patience() {
        return patience;
    }

    OnFailure onFailure() {
        return onFailure;
    }

    boolean refunds() {
        return !refundOn.isEmpty();
    }

    boolean refundsOn(Throwable error) {
        return refundOn.stream().anyMatch(type -> type.isInstance(error));
    }
}
