package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.context.Transactions;
import io.rubric.impl.context.Transactions.Participant;
import io.rubric.impl.testing.TestTransaction;
import jakarta.transaction.Status;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is bound to a transaction hears of its end, whatever happens: else a lock would be held for ever. */
class TransactionEndTest {

    private final TestTransaction transaction = new TestTransaction();
    private final Transactions transactions = new Transactions();

    @BeforeEach
    void start() {
        transaction.during(transactions::start);
    }

    @Test
    void whoComesWhenATransactionHasJustEndedIsNotBoundToIt() {
        Told late = new Told();
        boolean[] joined = new boolean[1];
        transaction.begin();
        transactions.join(new Told() {
            @Override
            public void completed() {
                super.completed();
                transaction.begin(); // as another thread sees it that has asked a moment before a timeout rolls it back
                joined[0] = transactions.join(late);
            }
        });
        Told last = new Told();
        transactions.join(last);
        transaction.end(Status.STATUS_ROLLEDBACK);
        assertThat(last.times).isOne();
        assertThat(joined[0]).isEqualTo(late.times == 1);
    }

    @Test
    void aFailureAfterTheCommitIsKeptFromNobody() {
        Told told = new Told();
        transaction.begin();
        transactions.join(told);
        transactions.afterOthers(
                Duration.ofSeconds(1),
                () -> {
                    throw new NoClassDefFoundError("undeployed meanwhile");
                },
                certain -> {});
        transactions.afterCommit(
                Duration.ofSeconds(1),
                () -> {
                    throw new NoClassDefFoundError("undeployed meanwhile");
                },
                certain -> {});
        assertThatThrownBy(() -> transaction.end(Status.STATUS_COMMITTED)).isInstanceOf(NoClassDefFoundError.class);
        assertThat(told.times).isOne();
    }

    private static class Told implements Participant {

        int times;

        @Override
        public boolean mayCommit() {
            return true;
        }

        @Override
        public void completed() {
            times++;
        }
    }
}
