package io.rubric.tck.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@NeedsTransactions
class TransactionTest {

    @Inject
    Account account;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive archive() {
        return Archives.of("transaction", Account.class);
    }

    @Assertion("cache.transaction.1")
    void removedAfterTheCommit() throws Exception {
        store("commit");
        transaction.begin();
        try {
            account.remove("commit");
            assertEquals("stored", loadedElsewhere("commit"));
        } finally {
            transaction.commit();
        }
        assertEquals("loaded again", loadedElsewhere("commit"));
    }

    @Assertion("cache.transaction.2")
    void rollbackDropsTheRemoval() throws Exception {
        store("rollback");
        transaction.begin();
        try {
            account.remove("rollback");
        } finally {
            transaction.rollback();
        }
        assertEquals("stored", loadedElsewhere("rollback"));
    }

    @Assertion("cache.transaction.3")
    void noHitAfterARemoval() throws Exception {
        store("own");
        transaction.begin();
        try {
            account.remove("own");
            assertEquals("mine", account.load("own", () -> "mine"));
        } finally {
            transaction.rollback();
        }
    }

    @Assertion("cache.transaction.4")
    void nothingIsStoredAfterARemoval() throws Exception {
        for (boolean commits : new boolean[] {true, false}) {
            String key = "not stored " + commits;
            transaction.begin();
            try {
                account.remove(key);
                assertEquals("mine", account.load(key, () -> "mine"));
            } finally {
                if (commits) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
            assertEquals("loaded again", loadedElsewhere(key));
        }
    }

    @Assertion("cache.transaction.5")
    void transactionOfTheMethodItself() {
        store("itself");
        account.removeTransactional("itself");
        assertEquals("loaded again", loadedElsewhere("itself"));
    }

    @Assertion({"lock.transaction.1", "lock.transaction.2"})
    void lockIsHeldWhileTheTransactionCompletes() {
        List<Integer> completions = new ArrayList<>();
        List<Boolean> entered = new ArrayList<>();
        account.locked("commit", status -> {
            completions.add(status);
            entered.add(enterElsewhere("commit"));
        });
        assertEquals(List.of(-1, Status.STATUS_COMMITTED), completions);
        assertEquals(List.of(false, false), entered);
        assertTrue(enterElsewhere("commit"));
    }

    private void store(String key) {
        assertEquals("stored", account.load(key, () -> "stored"));
    }

    /** By a caller outside the transaction. */
    private String loadedElsewhere(String key) {
        try (Background others = new Background()) {
            return Eventually.completed(others.call(() -> account.load(key, () -> "loaded again")));
        }
    }

    private boolean enterElsewhere(String key) {
        try (Background others = new Background()) {
            return Eventually.completed(others.call(() -> {
                try {
                    return account.enter(key);
                } catch (LockNotAcquiredException e) {
                    return false;
                }
            }));
        }
    }
}
