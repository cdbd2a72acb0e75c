package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Quota;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How a client stands with one policy, as an HTTP answer tells it.
 *
 * @param quota units a period
 * @param remaining units that are left
 * @param window within which there are no more; zero if nobody knows, or if there is nothing to wait for
 */
record Standing(String policy, long quota, Duration period, long remaining, Duration window) {

    /** As a refusal knows it: for those who have allowed the call it does not know the window. */
    static Standing of(Quota quota) {
        boolean ends = !quota.retryAfter().equals(ChronoUnit.FOREVER.getDuration());
        return of(quota, !quota.allowed() && ends ? quota.retryAfter() : Duration.ZERO);
    }

    static Standing of(Answer answer) {
        Quota quota = answer.quota();
        long next = answer.demand().policy().limit().next(answer.remaining(), answer.reset());
        return quota.allowed() ? of(quota, Duration.of(next, ChronoUnit.MICROS)) : of(quota);
    }

    private static Standing of(Quota quota, Duration window) {
        return new Standing(quota.policy(), quota.limit(), quota.period(), quota.remaining(), window);
    }

    /** Of two of one policy, each with its key, the one that lets less through. */
    Standing or(Standing other) {
        int byWindow = window.compareTo(other.window);
        boolean stricter = remaining == other.remaining ? byWindow >= 0 : remaining < other.remaining;
        return stricter ? this : other;
    }
}
