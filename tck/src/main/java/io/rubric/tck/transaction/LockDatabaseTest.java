package io.rubric.tck.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import io.rubric.tck.lock.Others;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

/** Locks around transactions of a database. */
@RubricTest
@NeedsTransactions
class LockDatabaseTest {

    private static final int CALLERS = 6;
    private static final int TIMES = 15;

    @Inject
    Ledger ledger;

    @Inject
    Booking booking;

    @Inject
    Clerk clerk;

    @Inject
    LockContext lock;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-database", Ledger.class, Booking.class, Clerk.class, Others.class);
    }

    @BeforeEach
    void create() throws Exception {
        ledger.create();
    }

    @Assertion("lock.transaction.3")
    void noUpdateIsLost() throws Exception {
        ledger.open("counter");
        manyTimes(() -> booking.addOne("counter", this::between));
        assertEquals(CALLERS * TIMES, ledger.read("counter"));
        assertEquals(0, overlaps.get());
    }

    @Assertion("lock.transaction.4")
    void noUpdateOfAnEnterpriseBeanIsLost() throws Exception {
        ledger.open("clerk");
        manyTimes(() -> clerk.addOne("clerk", this::between));
        assertEquals(CALLERS * TIMES, ledger.read("clerk"));
        assertEquals(0, overlaps.get());
    }

    /** If these tests could not tell, they would say nothing. */
    @Assertion("lock.transaction.5")
    void lockInsideATransactionLosesUpdates() throws Exception {
        ledger.open("inside");
        try (Background others = new Background()) {
            CountDownLatch unlocked = new CountDownLatch(1);
            CountDownLatch read = new CountDownLatch(1);
            CompletableFuture<Boolean> first = others.call(() -> {
                booking.addOneWithTheLockInside("inside", () -> {}, () -> {
                    unlocked.countDown();
                    Eventually.opened(read);
                });
                return true;
            });
            Eventually.opened(unlocked);
            CompletableFuture<Boolean> second = others.call(() -> {
                booking.addOneWithTheLockInside(
                        "inside",
                        () -> {
                            read.countDown();
                            Eventually.completed(first);
                        },
                        () -> {});
                return true;
            });
            assertTrue(Eventually.completed(second));
        }
        assertEquals(1, ledger.read("inside"), "of two updates one is lost");
    }

    @Assertion({"lock.transaction.6", "lock.transaction.7"})
    void lostLockRollsBack() throws Exception {
        ledger.open("lost");
        assertThrows(
                LockLostException.class,
                () -> booking.joined("lost", () -> {
                    ledger.write("lost", 1);
                    Redis.forget("lost");
                    return lock.verify();
                }));
        assertEquals(0, ledger.read("lost"));
        ledger.open("warned");
        assertEquals(false, booking.warned("warned", () -> {
            ledger.write("warned", 1);
            Redis.forget("warned");
            return lock.verify();
        }));
        assertEquals(1, ledger.read("warned"));
    }

    @Assertion("lock.transaction.8")
    void exceptionOfTheMethod() throws Exception {
        ledger.open("fails");
        IOException failure = new IOException("the method fails");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> booking.joined("fails", () -> {
                            ledger.write("fails", 1);
                            throw failure;
                        })));
        assertEquals(0, ledger.read("fails"));
        Others.assertEnter(() -> booking.now("fails", () -> true));
        IOException other = new IOException("the method of a lost lock fails");
        assertSame(
                other,
                assertThrows(
                        IOException.class,
                        () -> booking.joined("fails", () -> {
                            Redis.forget("fails");
                            lock.verify();
                            throw other;
                        })));
        assertTrue(Arrays.stream(other.getSuppressed()).anyMatch(LockLostException.class::isInstance));
    }

    private void between() {
        if (inside.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        inside.decrementAndGet();
    }

    private static void manyTimes(Runnable call) {
        try (Background others = new Background()) {
            List<CompletableFuture<Boolean>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(others.call(() -> {
                    for (int time = 0; time < TIMES; time++) {
                        call.run();
                    }
                    return true;
                }));
            }
            callers.forEach(Eventually::completed);
        }
    }
}
