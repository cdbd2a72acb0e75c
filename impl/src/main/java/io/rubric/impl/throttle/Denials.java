package io.rubric.impl.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rubric.impl.throttle.Verdict.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers until when a caller is refused, so that nobody need ask. That is what Redis would say, unless another node gives something back; so it is asked once more after a
 * second. Decorates what asks Redis; those who want to know first ask {@link #known}.
 */
final class Denials implements Limiter {

    private static final long CALLERS = 10_000;
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private final Limiter limiter;
    private final LongSupplier nanos;
    private final Cache<StateKey, Denial> denials =
            Caffeine.newBuilder().maximumSize(CALLERS).executor(Runnable::run).build();

    /**
     * @param nanos the clock, as {@link System#nanoTime}
     */
    Denials(Limiter limiter, LongSupplier nanos) {
        this.limiter = limiter;
        this.nanos = nanos;
    }

    /**
     * @param answer that refused; null if something was given back, so that what was asked before counts no more
     * @param asked before Redis has answered, so never later than its own now
     */
    private record Denial(@Nullable Answer answer, long asked) {

        boolean isOver(long now) {
            return now - asked >= (answer == null ? LONGEST : Math.min(LONGEST, 1000 * answer.delay()));
        }

        /** The answer to another call; null if it is not known. */
        @Nullable
        Answer to(Demand demand, long now) {
            if (answer == null || answer.demand().cost() != demand.cost()) {
                return null;
            }
            long gone = (now - asked) / 1000;
            long wait = answer.delay() - gone;
            long reset = Math.max(wait, answer.reset() - gone);
            return wait > demand.terms().patience() ? new Answer(demand, wait, answer.remaining(), reset, 0, 0) : null;
        }
    }

    /** The refusal of a call, if it is certain. */
    @Nullable
    Verdict known(List<Demand> demands) {
        long now = nanos.getAsLong();
        for (Demand demand : demands) {
            Answer answer = known(demand, now);
            if (answer != null) {
                return new Verdict(false, List.of(answer));
            }
        }
        return null;
    }

    private @Nullable Answer known(Demand demand, long now) {
        Denial denial = demand.policy().isShadow() ? null : denials.getIfPresent(demand.key());
        if (denial == null) {
            return null;
        }
        if (denial.isOver(now)) {
            denials.asMap().remove(demand.key(), denial);
            return null;
        }
        return denial.to(demand, now);
    }

    @Override
    public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
        long asked = nanos.getAsLong();
        return limiter.take(demands, calls).thenApply(verdicts -> {
            Verdict last = verdicts.get(verdicts.size() - 1);
            if (!last.allowed()) {
                remember(last, asked);
            }
            return verdicts;
        });
    }

    private void remember(Verdict verdict, long asked) {
        for (Answer answer : verdict.answers()) {
            if (answer.refuses()) {
                denials.asMap()
                        .compute(
                                answer.demand().key(),
                                (key, old) -> old != null && old.answer() == null && old.asked() - asked >= 0
                                        ? old
                                        : new Denial(answer, asked));
            }
        }
    }

    @Override
    public CompletionStage<Answer> peek(Demand demand) {
        return limiter.peek(demand);
    }

    @Override
    public CompletionStage<?> give(List<Answer> taken) {
        return limiter.give(taken)
                .whenComplete((done, error) ->
                        taken.forEach(answer -> forget(answer.demand().key())));
    }

    @Override
    public CompletionStage<?> reset(StateKey key) {
        return limiter.reset(key).whenComplete((done, error) -> forget(key));
    }

    private void forget(StateKey key) {
        denials.put(key, new Denial(null, nanos.getAsLong()));
    }
}
