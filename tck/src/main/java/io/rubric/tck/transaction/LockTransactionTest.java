package io.rubric.tck.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.lock.FencingGuard;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.StaleFencingTokenException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import io.rubric.tck.lock.Others;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

/** Locks inside transactions that have begun before. */
@RubricTest
@NeedsTransactions
class LockTransactionTest {

    @Inject
    Ledger ledger;

    @Inject
    Booking booking;

    @Inject
    FencingGuard guard;

    @Inject
    LockContext lock;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-transaction", Ledger.class, Booking.class, Others.class);
    }

    @BeforeEach
    void create() throws Exception {
        ledger.create();
    }

    @Assertion({"lock.transaction.9", "lock.transaction.10"})
    void heldUntilTheCallersTransactionHasCompleted() throws Exception {
        for (boolean commits : new boolean[] {true, false}) {
            String key = "outer-" + commits;
            ledger.open(key);
            inTransaction(commits, () -> {
                booking.now(key, () -> {
                    ledger.write(key, 1);
                    return true;
                });
                Others.assertRefused(() -> booking.now(key, () -> true));
                assertEquals("again", booking.now(key, () -> "again"));
                Others.assertRefused(() -> booking.now(key, () -> true));
                return true;
            });
            long seen = Others.get(() -> booking.waiting(key, () -> ledger.read(key)));
            assertEquals(commits ? 1 : 0, seen);
        }
    }

    @Assertion("lock.transaction.11")
    void transactionalMethodInTheCallersTransaction() throws Exception {
        inTransaction(true, () -> {
            booking.joined("joined", () -> true);
            Others.assertRefused(() -> booking.now("joined", () -> true));
            return true;
        });
        Others.assertEnter(() -> booking.waiting("joined", () -> true));
    }

    @Assertion("lock.transaction.12")
    void methodThatLeavesTheTransaction() throws Exception {
        inTransaction(true, () -> {
            booking.inNew("new", () -> true);
            Others.assertEnter(() -> booking.now("new", () -> true));
            booking.inNone("none", () -> true);
            Others.assertEnter(() -> booking.now("none", () -> true));
            return true;
        });
    }

    @Assertion("lock.transaction.13")
    void permitsKnowNoTransaction() throws Exception {
        inTransaction(true, () -> {
            booking.permitted("permit", () -> true);
            Others.assertEnter(() -> booking.permitted("permit", () -> true));
            return true;
        });
    }

    @Assertion("lock.transaction.14")
    void callersTransactionIsRolledBack() throws Exception {
        ledger.open("callers");
        transaction.begin();
        assertThrows(
                LockLostException.class,
                () -> booking.now("callers", () -> {
                    ledger.write("callers", 1);
                    Redis.forget("callers");
                    return lock.verify();
                }));
        assertThrows(RollbackException.class, transaction::commit);
        assertEquals(0, ledger.read("callers"));
    }

    @Assertion("lock.guard.5")
    void guardOfADatabase() throws Exception {
        admit(true, "account", 20);
        admit(true, "account", 20);
        admit(true, "account", 21);
        StaleFencingTokenException stale =
                assertThrows(StaleFencingTokenException.class, () -> admit(false, "account", 20));
        assertEquals("account", stale.resource());
        assertEquals(20, stale.token());
        assertEquals(21, stale.lastSeen());
        admit(true, "other", 1);
    }

    @Assertion("lock.guard.6")
    void guardForgetsWhatIsRolledBack() throws Exception {
        admit(true, "rolled back", 20);
        admit(false, "rolled back", 30);
        admit(true, "rolled back", 25);
    }

    private void admit(boolean commits, String resource, long token) throws Exception {
        inTransaction(commits, () -> {
            try (Connection connection = ledger.connection()) {
                guard.admit(connection, resource, token);
            }
            return true;
        });
    }

    private void inTransaction(boolean commits, Callable<Boolean> work) throws Exception {
        transaction.begin();
        boolean done = false;
        try {
            done = work.call();
        } finally {
            if (done && commits) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
    }
}
