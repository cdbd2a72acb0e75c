package io.rubric.impl.throttle;

import io.rubric.RubricException;
import io.rubric.impl.Rarely;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.redis.Breaker;
import io.rubric.impl.redis.Breakers;
import io.rubric.impl.redis.Outage;
import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.OnFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Where each call passes: asks Redis while it answers, and else decides without it. */
final class Gate {

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    /** When to come again is not known while Redis does not answer. */
    private static final long GUESS = Duration.ofSeconds(1).toNanos() / 1000;

    private final Rarely outage = new Rarely(LOG);
    private final Denials denials;
    private final Limiter shared;
    private final Limiter local;
    private final Breakers<Integer> breakers;
    private final ToIntFunction<StateKey> lane;
    private final Duration timeout;
    private final Announcer announcer;

    /**
     * @param redis asked about any demands
     * @param lane what a key has in common with others of its master
     * @param timeout how long a call waits for Redis
     */
    Gate(
            Denials redis,
            Limiter local,
            Breakers<Integer> breakers,
            ToIntFunction<StateKey> lane,
            Duration timeout,
            Announcer announcer) {
        this.denials = redis;
        this.shared = new Merged(redis);
        this.local = local;
        this.breakers = breakers;
        this.lane = lane;
        this.timeout = timeout;
        this.announcer = announcer;
    }

    /** What to do with a verdict. */
    @FunctionalInterface
    interface Next {
        @Nullable
        Object then(Passage passage) throws Exception;
    }

    /**
     * What became of a call.
     *
     * @param by who can take back what was taken
     * @param failure why Redis is not asked, if that is why the call is refused
     */
    record Passage(Verdict verdict, Limiter by, @Nullable Throwable failure) {}

    /** Asks for a call, once; what was granted too late is given back. */
    @Nullable
    Object take(List<Demand> demands, Outcome outcome, Next then) throws Exception {
        Next next = announcer.noting(then);
        Verdict known = denials.known(demands);
        if (known != null) {
            return next.then(new Passage(known, shared, null));
        }
        Breaker breaker = breaker(demands.get(0).key());
        if (!breaker.permits()) {
            return next.then(without(demands, new RubricException("Redis does not answer")));
        }
        CompletableFuture<List<Verdict>> answer = shared.take(demands, 1).toCompletableFuture();
        return outcome.after(answer, timeout, (verdicts, error) -> {
            if (verdicts != null) {
                breaker.answered();
                return next.then(new Passage(verdicts.get(0), shared, null));
            }
            failed(breaker, error);
            if (!answer.cancel(false)) { // else it is not asked for any more, or given back when it comes
                answer.thenAccept(late -> give(shared, late.get(0).taken()));
            }
            return next.then(without(demands, error));
        });
    }

    /** Of limits on several masters the first one counts. */
    private Breaker breaker(StateKey key) {
        return breakers.of(lane.applyAsInt(key));
    }

    private void failed(Breaker breaker, @Nullable Throwable error) {
        if (error != null && Outage.is(error)) {
            breaker.failed();
        }
        if (!(error instanceof InterruptedException)) {
            outage.warn(() -> "Redis does not answer the throttle, which now decides without it", error);
        }
    }

    /** Gives back what was taken. If Redis does not hear of it, it comes back with the time, as all does. */
    CompletionStage<?> give(Limiter by, List<Answer> taken) {
        Verdict.countRefunds(taken);
        return taken.isEmpty() ? CompletableFuture.completedFuture(null) : by.give(taken);
    }

    private Passage without(List<Demand> demands, @Nullable Throwable error) {
        List<Answer> denied = new ArrayList<>();
        List<Demand> own = new ArrayList<>();
        for (Demand demand : demands) {
            demand.policy().counters().errors.increment();
            if (demand.terms().onFailure() == OnFailure.LOCAL) {
                own.add(demand);
            } else if (demand.terms().onFailure() == OnFailure.DENY
                    && !demand.policy().isShadow()) {
                denied.add(new Answer(demand, demand.terms().patience() + GUESS, 0, GUESS, 0, 0));
            }
        }
        if (!denied.isEmpty()) {
            return new Passage(new Verdict(false, denied), local, error);
        }
        return new Passage(
                own.isEmpty() ? Verdict.FREE : join(local.take(own, 1)).get(0), local, null);
    }

    /** The local limiter answers at once. */
    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** How a call stands; if Redis does not answer, as far as this node knows. */
    @Nullable
    Object peek(Demand demand, Outcome outcome) throws Exception {
        Breaker breaker = breaker(demand.key());
        if (!breaker.permits()) {
            return outcome.value(join(local.peek(demand)).quota());
        }
        return outcome.after(shared.peek(demand), timeout, (found, error) -> {
            if (found != null) {
                breaker.answered();
                return outcome.value(found.quota());
            }
            failed(breaker, error);
            return outcome.value(join(local.peek(demand)).quota());
        });
    }

    /** Gives a key its whole quota again. */
    @Nullable
    Object reset(StateKey key, Outcome outcome) throws Exception {
        local.reset(key);
        return outcome.after(shared.reset(key), timeout, (done, error) -> {
            if (error == null) {
                breaker(key).answered();
                return outcome.value(null);
            }
            failed(breaker(key), error);
            return outcome.failure(new RubricException("Redis has not answered the reset of " + key.name(), error));
        });
    }

    Duration timeout() {
        return timeout;
    }
}
