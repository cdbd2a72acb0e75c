package io.rubric.impl.lock;

import io.rubric.impl.context.Transactions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one call holds, until it has ended and the transaction in which it was called, if there was one, has completed. */
final class Tenure implements Transactions.Participant {

    private final NodeLocks locks;
    private final CompletableFuture<@Nullable Void> transaction = new CompletableFuture<>();
    private volatile List<Lease> leases = List.of();

    private Tenure(NodeLocks locks) {
        this.locks = locks;
    }

    /** Of a call on the calling thread, which has its transaction. */
    static Tenure in(Transactions transactions, NodeLocks locks) {
        Tenure tenure = new Tenure(locks);
        if (transactions.join(tenure)) {
            transactions.mark(tenure);
        } else {
            tenure.completed();
        }
        return tenure;
    }

    /** Of a call that has nothing to do with any transaction of its caller. */
    static Tenure alone(NodeLocks locks) {
        Tenure tenure = new Tenure(locks);
        tenure.completed();
        return tenure;
    }

    void holds(List<Lease> taken) {
        leases = taken;
    }

    List<Lease> leases() {
        return leases;
    }

    /** The call has ended. What this returns ends when the call need not wait any longer: when all has been given back, or will be by the transaction. */
    CompletableFuture<?> end() {
        if (transaction.isDone()) {
            return release();
        }
        transaction.thenRun(this::release);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean mayCommit() {
        return leases.stream().allMatch(Lease::mayCommit);
    }

    @Override
    public void completed() {
        transaction.complete(null);
    }

    private CompletableFuture<?> release() {
        CompletableFuture<?>[] answers = new CompletableFuture<?>[leases.size()];
        for (int i = leases.size() - 1; i >= 0; i--) {
            answers[i] = locks.release(leases.get(i)).toCompletableFuture();
        }
        return answers.length == 1 ? answers[0] : CompletableFuture.allOf(answers);
    }
}
