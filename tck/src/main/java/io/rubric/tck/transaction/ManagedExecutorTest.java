package io.rubric.tck.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsDefaultExecutor;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.RubricTest;
import io.rubric.tck.lock.Others;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The container's executors. What its default one takes along beside names, class loader and caller is its own choice. */
@RubricTest
@NeedsTransactions
class ManagedExecutorTest {

    @Inject
    Booking booking;

    @Inject
    LockContext lock;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Resource(lookup = Executors.ALL)
    ManagedExecutorService all;

    @Deployment
    static WebArchive archive() {
        return Archives.of("managed-executor", Booking.class, Ledger.class, Others.class, Executors.class);
    }

    @NeedsDefaultExecutor
    @Assertion("lock.executor.1")
    void taskEnters() throws Exception {
        assertEnters(executor);
    }

    @NeedsDefaultExecutor
    @Assertion("lock.executor.2")
    void taskAfterTheCall() throws Exception {
        assertIsOutAfterTheCall(executor);
    }

    @Assertion("lock.executor.3")
    void taskOfAnExecutorThatTakesAll() throws Exception {
        assertEnters(all);
        assertIsOutAfterTheCall(all);
    }

    private void assertEnters(ManagedExecutorService executor) throws Exception {
        assertTrue(booking.now("task", () -> {
            long token = lock.fencingToken();
            assertEquals(
                    token,
                    executor.submit(() -> booking.now("task", lock::fencingToken))
                            .get());
            Others.assertRefused(() -> booking.now("task", () -> true));
            return true;
        }));
    }

    private void assertIsOutAfterTheCall(ManagedExecutorService executor) throws Exception {
        CompletableFuture<Boolean> called = new CompletableFuture<>();
        CompletionStage<Boolean> task = booking.now(
                "late",
                () -> executor.supplyAsync(() -> {
                    Eventually.completed(called);
                    return lock.isHeld();
                }));
        assertTrue(booking.now("late", () -> {
            called.complete(true);
            assertFalse(Eventually.completed(task));
            return true;
        }));
        assertFalse(executor.submit(lock::isHeld).get());
    }
}
