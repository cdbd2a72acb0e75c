package io.rubric.impl.lock;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockNotAcquiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes the locks that this call does not hold yet, calls the method, gives them back. */
final class LockOperation implements Operation {

    /** A wait ends by itself; that nobody hears of it must not hold the caller for ever. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LockBinding binding;
    private final Duration waitTime;
    private final Duration leaseTime;
    private final Duration timeout;
    private final Locks locks;
    private final Holds holds;
    private final Outcome outcome;

    LockOperation(
            LockBinding binding,
            Duration waitTime,
            Duration leaseTime,
            Duration timeout,
            Locks locks,
            Holds holds,
            Outcome outcome) {
        this.binding = binding;
        this.waitTime = waitTime;
        this.leaseTime = leaseTime;
        this.timeout = timeout;
        this.locks = locks;
        this.holds = holds;
        this.outcome = outcome;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        List<Lease> inner = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String key : keys(call)) {
            Lease own = holds.of(key);
            if (own != null) {
                inner.add(own);
            } else {
                missing.add(key);
            }
        }
        if (missing.isEmpty()) {
            return holds.under(inner, () -> outcome.proceed(call));
        }
        long began = locks.clock().getAsLong();
        CompletableFuture<List<Lease>> acquisition = Acquisition.of(locks, missing, waitTime, leaseTime);
        return outcome.after(acquisition, waitTime.plus(GRACE), (taken, error) -> {
            if (taken == null) {
                if (!acquisition.cancel(false)) {
                    acquisition.thenAccept(late -> late.forEach(locks::release)); // granted while we gave up
                }
                return outcome.failure(notAcquired(missing, began, error));
            }
            return holds.under(taken, () -> outcome.proceed(call, (value, thrown) -> release(taken, value, thrown)));
        });
    }

    private List<String> keys(Call call) {
        return binding.keys().stream()
                .map(key -> key.render(call.arguments()))
                .sorted()
                .distinct()
                .toList();
    }

    private @Nullable Object release(List<Lease> taken, @Nullable Object value, @Nullable Throwable thrown)
            throws Exception {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int i = taken.size() - 1; i >= 0; i--) {
            answers.add(0, locks.release(taken.get(i)).toCompletableFuture());
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        return outcome.after(all, timeout, (done, error) -> {
            for (int i = 0; i < taken.size(); i++) {
                if (!answers.get(i).getNow(taken.get(i).isValid())) {
                    return lost(taken.get(i), thrown);
                }
            }
            return thrown == null ? outcome.value(value) : outcome.failure(thrown);
        });
    }

    private @Nullable Object lost(Lease lease, @Nullable Throwable thrown) throws Exception {
        LockLostException lost = new LockLostException(lease.key(), lease.fence());
        if (thrown == null) {
            return outcome.failure(lost);
        }
        thrown.addSuppressed(lost);
        return outcome.failure(thrown);
    }

    /** A new exception, so that its stack trace is the caller's. */
    private LockNotAcquiredException notAcquired(List<String> missing, long began, @Nullable Throwable error) {
        Duration waited = Duration.ofNanos(locks.clock().getAsLong() - began);
        return error instanceof LockNotAcquiredException e
                ? new LockNotAcquiredException(e.key(), waited, e.getCause())
                : new LockNotAcquiredException(missing.get(0), waited, error);
    }
}
