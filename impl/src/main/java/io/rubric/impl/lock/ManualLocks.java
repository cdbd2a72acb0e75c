package io.rubric.impl.lock;

import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.method.Outcome;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What injected locks do, for one kind of outcome. */
final class ManualLocks {

    private final LockPolicy policy;
    private final ManualLockKeys keys;
    private final LockDesk desk;
    private final NodeLocks locks;
    private final ApplicationExecutor executor;
    private final LockCounters counters;
    private final boolean enabled;
    private final Outcome outcome;

    ManualLocks(
            LockPolicy policy,
            ManualLockKeys keys,
            LockDesk desk,
            ApplicationExecutor executor,
            LockCounters counters,
            boolean enabled,
            Outcome outcome) {
        this.policy = policy;
        this.keys = keys;
        this.desk = desk;
        this.locks = desk.kinds().of(policy);
        this.executor = executor;
        this.counters = counters;
        this.enabled = enabled;
        this.outcome = outcome;
    }

    /** A {@link HeldLock}. */
    @Nullable
    Object acquire(@Nullable Object key) {
        return attempt(key, policy.waitTime(), held -> held, Optional.empty());
    }

    /** An {@code Optional} of a {@link HeldLock}. */
    @Nullable
    Object tryAcquire(@Nullable Object key) {
        return attempt(key, Duration.ZERO, Optional::of, Optional.of(Optional.empty()));
    }

    /**
     * @param result what the caller gets of a lock
     * @param nothing what he gets if somebody else has it; empty for an exception
     */
    private @Nullable Object attempt(
            @Nullable Object key, Duration wait, Function<HeldLock, Object> result, Optional<Object> nothing) {
        try {
            LockKey wanted;
            try {
                wanted = keys.of(key);
            } catch (IllegalArgumentException e) {
                return outcome.failure(e);
            }
            if (!enabled) {
                return outcome.value(result.apply(new UnlockedHold(policy.name(), wanted.key())));
            }
            Lease own = desk.held(wanted);
            if (own == null) {
                return take(wanted, wait, result, nothing);
            }
            RuntimeException refusal = LockDesk.refusal(own, policy.type());
            return refusal == null ? outcome.value(result.apply(held(own, false))) : outcome.failure(refusal);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no step of a lock throws this", e);
        }
    }

    private @Nullable Object take(
            LockKey key, Duration wait, Function<HeldLock, Object> result, Optional<Object> nothing) throws Exception {
        long began = locks.node().now();
        Acquisition acquisition = Acquisition.begin(locks, List.of(key), wait, policy.term());
        AtomicReference<Object> given = new AtomicReference<>();
        Object answer = acquisition.await(outcome, (taken, error) -> {
            if (taken != null) {
                counters.acquired.increment();
                counters.waitTime.add(locks.node().now() - began);
                given.set(result.apply(held(taken.get(0), true)));
                return outcome.value(given.get());
            }
            LockNotAcquiredException refusal = desk.notAcquired(List.of(key), began, error);
            boolean contention = refusal.getCause() == null;
            (contention ? counters.refused : counters.errors).increment();
            return contention && nothing.isPresent() ? outcome.value(nothing.get()) : outcome.failure(refusal);
        });
        if (answer instanceof CompletableFuture<?> stage) {
            stage.whenComplete((value, error) -> {
                if (value == null || value != given.get()) { // also by a time limit or a value of the caller's own
                    acquisition.discard();
                }
            });
        }
        return answer;
    }

    private HeldLock held(Lease lease, boolean own) {
        Frame frame = new Frame(desk.holds(), policy.name(), List.of(lease), Holds.all());
        return new LeasedLock(policy.name(), lease, frame, own ? locks : null, counters, executor, desk.timeout());
    }
}
