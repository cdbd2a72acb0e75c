package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.TestTransaction;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.Locked;
import io.rubric.lock.OnLost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;

/** How a lock and the transaction of its caller end, as a container's registry shows it. */
class LockTransactionTest {

    @ApplicationScoped
    public static class Account {

        @Inject
        LockContext lock;

        @Locked("account")
        public void change() {}

        @Locked("account")
        @Transactional(TxType.REQUIRES_NEW)
        public void apart() {}

        @Locked("account")
        public CompletionStage<String> later(CompletableFuture<String> work) {
            return work;
        }

        @Locked("account")
        public void run(Runnable work) {
            work.run();
        }

        @Locked(value = "account", onLost = OnLost.WARN)
        public void careless(Runnable work) {
            work.run();
        }

        public LockContext lock() {
            return lock;
        }
    }

    private final TestTransaction transaction = new TestTransaction();
    private final String prefix = Node.randomPrefix();
    private final RBucket<String> state =
            TestRedis.client().getBucket(prefix + ":lock:{account}", StringCodec.INSTANCE);
    private Node node;
    private Account account;

    @BeforeEach
    void start() {
        transaction.during(() -> node = Node.start(Map.of("rubric.prefix", prefix), Account.class));
        account = node.get(Account.class);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private boolean isHeld() {
        String value = state.get();
        return value != null && value.length() > 16;
    }

    private void awaitFree() {
        TestRedis.await("the release", () -> !isHeld());
    }

    @Test
    void inACallersTransactionItIsHeldUntilThatHasBeenCommitted() {
        transaction.begin();
        account.change();
        assertThat(isHeld()).isTrue();
        transaction.end(Status.STATUS_COMMITTED);
        awaitFree();
    }

    @Test
    void inACallersTransactionItIsHeldUntilThatHasBeenRolledBack() {
        transaction.begin();
        account.change();
        assertThat(isHeld()).isTrue();
        transaction.end(Status.STATUS_ROLLEDBACK);
        awaitFree();
    }

    @Test
    void whoeverComesInTheSameTransactionEntersAtOnce() {
        transaction.begin();
        account.change();
        Map<String, Long> commands = TestRedis.commandsDuring(account::change);
        assertThat(commands).doesNotContainKey("evalsha");
        assertThat(isHeld()).isTrue();
        transaction.end(Status.STATUS_COMMITTED);
        awaitFree();
        account.change(); // takes it anew
        assertThat(isHeld()).isFalse();
    }

    @Test
    void aMethodWithATransactionOfItsOwnHasNothingToDoWithThatOfItsCaller() {
        transaction.begin();
        account.apart();
        assertThat(isHeld()).isFalse();
        transaction.end(Status.STATUS_COMMITTED);
    }

    @Test
    void aTransactionThatCanOnlyBeRolledBackKeepsNothing() {
        transaction.begin();
        transaction.setRollbackOnly();
        account.change();
        assertThat(isHeld()).isFalse();
        transaction.end(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void aStageKeepsItBeyondTheTransactionAndTheTransactionBeyondTheStage() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        transaction.begin();
        CompletableFuture<String> result = account.later(work).toCompletableFuture();
        TestRedis.await("the lock", this::isHeld);
        transaction.end(Status.STATUS_COMMITTED);
        assertThat(isHeld()).isTrue();
        work.complete("done");
        assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo("done");
        awaitFree();

        transaction.begin();
        account.later(CompletableFuture.completedFuture("done"))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        assertThat(isHeld()).isTrue();
        transaction.end(Status.STATUS_COMMITTED);
        awaitFree();
    }

    @Test
    void aTransactionWhoseLockIsLostIsRolledBack() {
        transaction.begin();
        account.change();
        TestRedis.client().getKeys().delete(state.getName());
        account.run(() -> assertThat(account.lock().verify()).isFalse());
        assertThat(transaction.end(Status.STATUS_COMMITTED)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void aTransactionInsideALockThatIsLostIsRolledBack() {
        int[] outcome = new int[1];
        assertThatThrownBy(() -> account.run(() -> {
                    transaction.begin();
                    account.run(() -> {}); // the inside of the lock, which sees the transaction
                    TestRedis.client().getKeys().delete(state.getName());
                    account.lock().verify();
                    outcome[0] = transaction.end(Status.STATUS_COMMITTED);
                }))
                .isInstanceOf(LockLostException.class);
        assertThat(outcome[0]).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void aRollbackThatTheLossHasBroughtAboutIsToldAsTheLoss() {
        IllegalStateException rollback = new IllegalStateException("rolled back");
        assertThatThrownBy(() -> account.run(() -> {
                    transaction.begin();
                    account.run(() -> {});
                    TestRedis.client().getKeys().delete(state.getName());
                    account.lock().verify();
                    transaction.end(Status.STATUS_COMMITTED);
                    throw rollback;
                }))
                .isInstanceOf(LockLostException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(rollback));
    }

    @Test
    void whereALossIsOnlyAWarningTheTransactionIsCommitted() {
        transaction.begin();
        account.careless(() -> {
            TestRedis.client().getKeys().delete(state.getName());
            account.lock().verify();
        });
        assertThat(transaction.end(Status.STATUS_COMMITTED)).isEqualTo(Status.STATUS_COMMITTED);
    }
}
