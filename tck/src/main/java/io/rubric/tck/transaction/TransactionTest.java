package io.rubric.tck.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.cache.Cache;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionalException;
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
        inTransaction(true, () -> {
            account.remove("commit");
            assertEquals("stored", loadedElsewhere("commit"));
        });
        assertEquals("loaded again", loadedElsewhere("commit"));
    }

    @Assertion("cache.transaction.2")
    void rollbackDropsTheRemoval() throws Exception {
        store("rollback");
        inTransaction(false, () -> account.remove("rollback"));
        assertEquals("stored", loadedElsewhere("rollback"));
    }

    @Assertion("cache.transaction.3")
    void noHitAfterARemoval() throws Exception {
        store("own");
        inTransaction(false, () -> {
            account.remove("own");
            assertEquals("mine", account.load("own", () -> "mine"));
        });
    }

    @Assertion("cache.transaction.4")
    void nothingIsStoredAfterARemoval() throws Exception {
        for (boolean commits : new boolean[] {true, false}) {
            String key = "not stored " + commits;
            inTransaction(commits, () -> {
                account.remove(key);
                assertEquals("mine", account.load(key, () -> "mine"));
            });
            assertEquals("loaded again", loadedElsewhere(key));
        }
    }

    @Assertion("cache.transaction.5")
    void transactionOfTheMethodItself() {
        store("itself");
        account.removeTransactional("itself");
        assertEquals("loaded again", loadedElsewhere("itself"));
    }

    @Assertion("cache.transaction.6")
    void putAfterTheCommit() throws Exception {
        store("put");
        inTransaction(true, () -> {
            account.put("put", "put");
            assertEquals("stored", loadedElsewhere("put"));
        });
        assertEquals("put", loadedElsewhere("put"));
    }

    @Assertion("cache.transaction.7")
    void rollbackDropsThePut() throws Exception {
        store("dropped put");
        inTransaction(false, () -> account.put("dropped put", "put"));
        assertEquals("stored", loadedElsewhere("dropped put"));
    }

    @Assertion("cache.transaction.8")
    void noHitAfterAPutAndNothingIsStored() throws Exception {
        store("own put");
        inTransaction(false, () -> {
            account.put("own put", "put");
            assertEquals("mine", account.load("own put", () -> "mine"));
        });
        assertEquals("stored", loadedElsewhere("own put"));
    }

    @Assertion("cache.transaction.9")
    void transactionOfThePuttingMethodItself() {
        account.putTransactional("itself put", "put");
        assertEquals("put", loadedElsewhere("itself put"));
    }

    @Assertion({"cache.transaction.10", "cache.transaction.11", "cache.transaction.12"})
    void removalOfManyAfterTheCommit() throws Exception {
        for (boolean commits : new boolean[] {true, false}) {
            for (Runnable removal : removalsOfMany()) {
                assertEquals("stored", account.grouped("many", "north", () -> "stored"));
                inTransaction(commits, () -> {
                    removal.run();
                    assertEquals("stored", loadedElsewhere("many"));
                    assertEquals("mine", account.grouped("many", "north", () -> "mine"));
                });
                assertEquals(commits ? "loaded again" : "stored", loadedElsewhere("many"));
                account.removeAll();
            }
        }
    }

    private List<Runnable> removalsOfMany() {
        return List.of(
                () -> account.removeGroup("north"),
                () -> account.removeAll(),
                () -> account.cache().removeGroup("account:{0}", "north"),
                () -> account.cache().removeAll());
    }

    @Assertion("cache.transaction.13")
    void injectedCacheTakesPart() throws Exception {
        Cache<String, String> cache = account.cache();
        for (boolean commits : new boolean[] {true, false}) {
            String put = "put by hand " + commits;
            String removed = "removed by hand " + commits;
            store(put);
            store(removed);
            inTransaction(commits, () -> {
                cache.put(put, "put");
                Eventually.completed(cache.removeAsync(removed));
                assertEquals("stored", loadedElsewhere(put));
                assertEquals("stored", loadedElsewhere(removed));
                assertNull(cache.get(put));
                assertEquals("mine", cache.get(removed, key -> "mine"));
            });
            assertEquals(commits ? "put" : "stored", loadedElsewhere(put));
            assertEquals(commits ? "loaded again" : "stored", loadedElsewhere(removed));
        }
    }

    @Assertion("cache.transaction.14")
    void noHitOfAnEntryOfARemovedGroup() throws Exception {
        assertEquals("stored", account.grouped("member", "north", () -> "stored"));
        inTransaction(false, () -> {
            account.removeGroup("north");
            assertEquals("mine", account.load("member", () -> "mine"));
            assertNull(account.cache().get("member"));
        });
        assertEquals("stored", loadedElsewhere("member"));
    }

    @Assertion("cache.transaction.15")
    void methodThatLeavesTheTransactionRemovesAtOnce() throws Exception {
        store("new");
        store("none");
        inTransaction(false, () -> {
            account.removeInNew("new");
            account.removeInNone("none");
            assertEquals("loaded again", loadedElsewhere("new"));
        });
        assertEquals("loaded again", loadedElsewhere("none"));
    }

    @Assertion("cache.hit.4")
    void hitNeedsNoTransaction() throws Exception {
        assertThrows(TransactionalException.class, () -> account.mandatory("hit"));
        inTransaction(true, () -> account.mandatory("hit"));
        assertEquals("loaded in a transaction", account.mandatory("hit"));
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

    private void inTransaction(boolean commits, Runnable work) throws Exception {
        transaction.begin();
        try {
            work.run();
        } finally {
            if (commits) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
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
