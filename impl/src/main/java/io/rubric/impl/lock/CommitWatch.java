package io.rubric.impl.lock;

import io.rubric.impl.context.Transactions;
import java.util.List;

/** Binds the locks under which a method runs, also those of the methods around it, to the transaction that has begun inside them. */
final class CommitWatch implements LockCommit {

    private final Holds holds;
    private final Transactions transactions;

    CommitWatch(Holds holds, Transactions transactions) {
        this.holds = holds;
        this.transactions = transactions;
    }

    @Override
    public void watch() {
        if (transactions.isActive()) {
            List<Lease> leases = holds.leases();
            if (!leases.isEmpty()) {
                transactions.join(new Watched(leases));
            }
        }
    }

    private record Watched(List<Lease> leases) implements Transactions.Participant {
        @Override
        public boolean mayCommit() {
            return leases.stream().allMatch(Lease::mayCommit);
        }

        @Override
        public void completed() {
            // they are given back by who has taken them
        }
    }
}
