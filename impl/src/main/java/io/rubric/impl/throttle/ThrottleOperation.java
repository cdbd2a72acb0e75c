package io.rubric.impl.throttle;

import io.rubric.impl.Rarely;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.throttle.Limiter.Decision;
import io.rubric.throttle.ThrottledException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Asks the shared limiter, or while it does not answer the local one, before the method is called. */
final class ThrottleOperation implements Operation {

    private static final System.Logger LOG = System.getLogger(ThrottleOperation.class.getName());

    private final Rarely outage = new Rarely(LOG);
    private final String name;
    private final KeyTemplate template;
    private final Limit limit;
    private final Duration timeout;
    private final String keys;
    private final Limiter shared;
    private final Limiter local;
    private final Outcome outcome;

    ThrottleOperation(
            ThrottleBinding binding,
            Limit limit,
            Duration timeout,
            String keys,
            Limiter shared,
            Limiter local,
            Outcome outcome) {
        this.name = binding.name();
        this.template = binding.key();
        this.limit = limit;
        this.timeout = timeout;
        this.keys = keys;
        this.shared = shared;
        this.local = local;
        this.outcome = outcome;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        String key = keys + "{" + template.render(call.arguments()) + "}"; // the limits of one caller in one slot
        return outcome.after(shared.tryAcquire(key, limit), timeout, (decision, error) -> {
            if (decision != null) {
                return decided(decision, call);
            }
            if (!(error instanceof InterruptedException)) {
                outage.warn(() -> "Policy \"" + name + "\" limits on this node alone", error);
            }
            return outcome.after(local.tryAcquire(key, limit), timeout, (own, none) -> decided(own, call));
        });
    }

    private @Nullable Object decided(@Nullable Decision decision, Call call) throws Exception {
        if (decision == null || decision.allowed()) {
            return outcome.proceed(call);
        }
        return outcome.failure(new ThrottledException(
                name,
                limit.limit(),
                decision.remaining(),
                Duration.of(decision.retryAfter(), ChronoUnit.MICROS),
                Duration.of(decision.resetAfter(), ChronoUnit.MICROS)));
    }
}
