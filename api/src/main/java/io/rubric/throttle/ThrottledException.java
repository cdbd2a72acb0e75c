package io.rubric.throttle;

import io.rubric.RubricException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call was refused because it is over a limit. Carries what an answer to the caller needs; where Jakarta REST is present it becomes one by itself, unless the
 * application has an {@code ExceptionMapper} for it: status 429, or 503 for {@link Reason#BACKEND}, with {@code Retry-After} (RFC 6585, RFC 9110), {@code RateLimit} and
 * {@code RateLimit-Policy} (IETF draft-ietf-httpapi-ratelimit-headers). It has no stack trace: a refusal must be cheap, and {@link #policy()} names its place.
 */
public class ThrottledException extends RubricException {

    private static final long serialVersionUID = 1L;

    /** Why a call was refused. */
    public enum Reason {
        /** It is over the limit. */
        LIMIT,
        /** It would have had to wait longer than {@link Throttled#maxWait()}. */
        MAX_WAIT,
        /** It costs more than may ever come at once: it will never be allowed. */
        IMPOSSIBLE,
        /** Redis does not answer, and {@link OnFailure#DENY} is what that means here. */
        BACKEND,
        /** The caller was interrupted, or the application stopped, while it waited for its turn. What it had taken is given back. */
        INTERRUPTED
    }

    private final Reason reason;

    @SuppressWarnings("serial") // an unmodifiable list of records, which travels if the application lets it
    private final List<Quota> quotas;

    private final Quota violated;

    /**
     * @param reason why
     * @param quotas the limits of the call that are known; at least one of them did not allow it
     * @param cause why Redis does not answer; null for another reason
     */
    public ThrottledException(Reason reason, List<Quota> quotas, @Nullable Throwable cause) {
        super(message(reason, violated(quotas)), cause);
        this.reason = reason;
        this.quotas = List.copyOf(quotas);
        this.violated = violated(quotas);
    }

    /** The one that the call must wait for longest. */
    private static Quota violated(List<Quota> quotas) {
        return quotas.stream()
                .filter(quota -> !quota.allowed())
                .max(Comparator.comparing(Quota::retryAfter))
                .orElseThrow(() -> new IllegalArgumentException("all quotas allow the call"));
    }

    private static String message(Reason reason, Quota quota) {
        String policy = "\"" + quota.policy() + "\" (" + quota.limit() + " in " + quota.period() + ")";
        return switch (reason) {
            case LIMIT -> "Over the limit of " + policy + ": retry after " + quota.retryAfter();
            case MAX_WAIT ->
                "Over the limit of " + policy + ", and the wait would be too long: retry after " + quota.retryAfter();
            case IMPOSSIBLE ->
                "Costs more than the " + quota.burst() + " that the limit of " + policy + " ever allows at once";
            case INTERRUPTED -> "Interrupted while it waited for its turn in " + policy;
            case BACKEND -> "Redis does not answer, and without it the limit of " + policy + " allows nothing";
        };
    }

    /** Why the call was refused. */
    public Reason reason() {
        return reason;
    }

    /** All limits of the call whose state is known, in the order of the annotations; those that refused and those that did not. */
    public List<Quota> quotas() {
        return quotas;
    }

    /** The names of the policies that refused, in the order of the annotations. */
    public List<String> violatedPolicies() {
        return quotas.stream()
                .filter(quota -> !quota.allowed())
                .map(Quota::policy)
                .toList();
    }

    /** The name of the policy that refused: {@link Throttled#name()} or its default. Of several that for which the call must wait longest. */
    public String policy() {
        return violated.policy();
    }

    /** Units a period of that policy: {@link Throttled#limit()} after configuration. */
    public long limit() {
        return violated.limit();
    }

    /** Units that were left of that policy; 0 for a call of cost 1. Never negative. */
    public long remaining() {
        return violated.remaining();
    }

    /**
     * The least time after which the same call would be allowed by all its limits, or admitted to wait, if no other call came between; greater than zero. {@link ChronoUnit#FOREVER} if it never will be
     * ({@link Reason#IMPOSSIBLE}); a guess for {@link Reason#BACKEND}.
     */
    public Duration retryAfter() {
        return violated.retryAfter();
    }

    /** The time after which the whole burst of that policy is there again, if no other call came between. */
    public Duration resetAfter() {
        return violated.resetAfter();
    }

    /** Does nothing: see the description of the class. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
