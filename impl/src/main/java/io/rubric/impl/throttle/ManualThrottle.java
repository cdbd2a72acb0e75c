package io.rubric.impl.throttle;

import io.rubric.impl.method.Outcome;
import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Quota;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an injected policy does, for one kind of outcome. */
final class ManualThrottle {

    private final Terms terms;
    private final ManualKeys keys;
    private final Gate gate;
    private final boolean enabled;
    private final Outcome outcome;

    ManualThrottle(Terms terms, ManualKeys keys, Gate gate, boolean enabled, Outcome outcome) {
        this.terms = terms;
        this.keys = keys;
        this.gate = gate;
        this.enabled = enabled;
        this.outcome = outcome;
    }

    @Nullable
    Object tryAcquire(@Nullable Object key, long cost) {
        return attempt(() -> {
            if (cost < 1) {
                throw new IllegalArgumentException("cost = " + cost + "; write 1 or more");
            }
            Demand demand = Demand.of(terms, keys.of(key), cost);
            if (!enabled) {
                return outcome.value(whole());
            }
            if (demand.isImpossible()) {
                terms.policy().counters().refused.increment();
                return outcome.value(Refusals.impossibleQuota(demand));
            }
            return gate.take(List.of(demand), outcome, passage -> {
                passage.verdict().count();
                List<Answer> answers = passage.verdict().answers();
                return outcome.value(
                        answers.isEmpty() ? whole() : answers.get(0).quota());
            });
        });
    }

    @Nullable
    Object peek(@Nullable Object key) {
        return attempt(() -> {
            StateKey state = keys.of(key);
            return enabled ? gate.peek(Demand.of(terms, state, 1), outcome) : outcome.value(whole());
        });
    }

    @Nullable
    Object reset(@Nullable Object key) {
        return attempt(() -> {
            StateKey state = keys.of(key);
            return enabled ? gate.reset(state, outcome) : outcome.value(null);
        });
    }

    /** Where nothing is limited, or nobody knows. */
    private Quota whole() {
        return terms.policy().quota(true, terms.policy().limit().burst(), 0, 0);
    }

    private interface Attempt {
        @Nullable
        Object run() throws Exception;
    }

    private @Nullable Object attempt(Attempt attempt) {
        try {
            try {
                return attempt.run();
            } catch (IllegalArgumentException e) {
                return outcome.failure(e);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no step of a throttle throws this", e);
        }
    }
}
