package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.TestTransaction;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction that begins under the locks of several methods. */
class OuterLockTransactionTest {

    @ApplicationScoped
    public static class Shop {

        @Inject
        LockContext lock;

        @Locked("outer")
        public void outer(Runnable work) {
            work.run();
        }

        @Locked("inner")
        public void inner() {}

        @Locked({"outer", "more"})
        public void both() {}

        public LockContext lock() {
            return lock;
        }
    }

    private final TestTransaction transaction = new TestTransaction();
    private final String prefix = Node.randomPrefix();
    private Node node;
    private Shop shop;

    @BeforeEach
    void start() {
        transaction.during(() -> node = Node.start(Map.of("rubric.prefix", prefix), Shop.class));
        shop = node.get(Shop.class);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void itIsRolledBackIfTheLockOfTheOuterMethodIsLost() {
        assertThat(outcomeWithoutTheOuterLock(shop::inner)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void itIsRolledBackIfALockIsLostThatItsMethodDidNotHaveToTakeAnew() {
        assertThat(outcomeWithoutTheOuterLock(shop::both)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    private int outcomeWithoutTheOuterLock(Runnable inside) {
        int[] outcome = new int[1];
        assertThatThrownBy(() -> shop.outer(() -> {
                    transaction.begin();
                    inside.run(); // the inside of the locks, which sees the transaction
                    TestRedis.client().getKeys().delete(prefix + ":lock:{outer}");
                    shop.lock().verify();
                    outcome[0] = transaction.end(Status.STATUS_COMMITTED);
                }))
                .isInstanceOf(LockLostException.class);
        return outcome[0];
    }
}
