package io.rubric.impl.lock;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.EmptyResult;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.OnContention;
import io.rubric.lock.OnLost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the locks that this call does not hold yet, calls the method, gives them back. */
final class LockOperation implements Operation {

    private final LockRule rule;
    private final LockPolicy policy;
    private final LockDesk desk;
    private final NodeLocks locks;
    private final Supplier<Tenure> tenures;
    private final LockCounters counters;
    private final EmptyResult empty;
    private final Outcome outcome;

    /**
     * @param inTransaction whether the transaction of the caller is that of the method
     */
    LockOperation(
            LockRule rule,
            LockDesk desk,
            boolean inTransaction,
            LockCounters counters,
            EmptyResult empty,
            Outcome outcome) {
        this.rule = rule;
        this.policy = rule.policy();
        this.desk = desk;
        this.locks = desk.kinds().of(policy);
        this.tenures = inTransaction ? () -> Tenure.in(desk.transactions(), locks) : () -> Tenure.alone(locks);
        this.counters = counters;
        this.empty = empty;
        this.outcome = outcome;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        List<Lease> inner = new ArrayList<>(1);
        List<LockKey> missing = new ArrayList<>(1);
        for (LockKey key : rule.keys(call.arguments())) {
            Lease own = desk.held(key);
            RuntimeException refusal = own == null ? null : LockDesk.refusal(own, policy.type());
            if (own == null) {
                missing.add(key);
            } else if (refusal != null) {
                return outcome.failure(refusal);
            } else {
                inner.add(own);
            }
        }
        Frame outer = Holds.all();
        if (missing.isEmpty()) {
            return Holds.in(new Frame(desk.holds(), policy.name(), inner, outer), () -> outcome.proceed(call));
        }
        return take(call, missing, outer);
    }

    private @Nullable Object take(Call call, List<LockKey> missing, @Nullable Frame outer) throws Exception {
        long began = locks.node().now();
        Tenure tenure = tenures.get();
        Body body = new Body(call, desk.executor());
        Acquisition acquisition = Acquisition.begin(locks, missing, policy.waitTime(), policy.term());
        Object result = acquisition.await(outcome, (taken, error) -> {
            if (taken == null) {
                return refused(desk.notAcquired(missing, began, error));
            }
            counters.acquired.increment();
            counters.waitTime.add(locks.node().now() - began);
            tenure.holds(taken);
            if (policy.term().onLost() == OnLost.INTERRUPT) {
                taken.forEach(lease -> lease.onLost(body::interrupt));
            }
            Frame frame = new Frame(desk.holds(), policy.name(), taken, outer);
            return Holds.in(frame, () -> outcome.proceed(body, (value, thrown) -> ended(tenure, body, value, thrown)));
        });
        if (result instanceof CompletableFuture<?> stage && !stage.isDone()) {
            stage.whenComplete((value, error) -> {
                acquisition.stop(); // whoever has ended it himself, as by a time limit, does not wait any more
                if (error instanceof CancellationException) { // nor does he want the work
                    body.cancel();
                }
            });
        }
        return result;
    }

    private @Nullable Object refused(LockNotAcquiredException refusal) throws Exception {
        boolean contention = refusal.getCause() == null;
        (contention ? counters.refused : counters.errors).increment();
        return contention && policy.onContention() == OnContention.SKIP ? empty.of(outcome) : outcome.failure(refusal);
    }

    private @Nullable Object ended(Tenure tenure, Body body, @Nullable Object value, @Nullable Throwable thrown)
            throws Exception {
        return outcome.after(tenure.end(), desk.timeout(), (done, error) -> {
            for (Lease lease : tenure.leases()) {
                if (lease.loss() != null) {
                    counters.lost.increment();
                }
                LockLostException failure = lease.failure();
                if (failure != null) {
                    return lost(failure, lease.isCommitRefused() || body.isStoppedBy(thrown), thrown);
                }
            }
            return thrown == null ? outcome.value(value) : outcome.failure(thrown);
        });
    }

    /** The method's own exception is kept, unless it is one that the loss has brought about. */
    private @Nullable Object lost(Throwable loss, boolean broughtAbout, @Nullable Throwable thrown) throws Exception {
        if (thrown == null) {
            return outcome.failure(loss);
        }
        Throwable first = broughtAbout ? loss : thrown;
        first.addSuppressed(broughtAbout ? thrown : loss);
        return outcome.failure(first);
    }
}
