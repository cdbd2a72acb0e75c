package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a holder need only be there
class LockTest {

    @Inject
    Vault vault;

    @Inject
    OtherVault other;

    @Inject
    OtherVault.Plain plain;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock", Vault.class, OtherVault.class, OtherVault.Plain.class, Holder.class);
    }

    @Assertion({"lock.exclusion.1", "lock.wait.4"})
    void beansExcludeEachOther() {
        try (Holder holder = new Holder(work -> vault.now("beans", work))) {
            assertRefused(() -> other.sameKey("beans", LockTest::enters));
        }
        try (Holder holder = new Holder(work -> other.sameKey("beans", work))) {
            assertRefused(() -> vault.now("beans", LockTest::enters));
        }
    }

    @Assertion("lock.exclusion.2")
    void otherKeysDoNotExclude() {
        try (Holder holder = new Holder(work -> vault.now("mine", work))) {
            assertTrue(vault.now("yours", LockTest::enters));
        }
    }

    @Assertion({"lock.exclusion.3", "lock.exclusion.4"})
    void methodWithoutATemplate() {
        try (Holder holder = new Holder(work -> plain.first("one", work))) {
            assertRefused(() -> plain.first("two", LockTest::enters));
            assertTrue(plain.second("one", LockTest::enters));
        }
    }

    @Assertion("lock.exclusion.5")
    void freeAfterReturn() {
        assertTrue(vault.now("returns", LockTest::enters));
        assertEnters("returns");
    }

    @Assertion("lock.exclusion.6")
    void freeAfterException() {
        IllegalStateException failure = new IllegalStateException("the method fails");
        Supplier<Boolean> fails = () -> {
            throw failure;
        };
        assertSame(failure, assertThrows(IllegalStateException.class, () -> vault.now("throws", fails)));
        assertEnters("throws");
    }

    @Assertion("lock.type.1")
    void onAType() {
        try (Holder holder = new Holder(work -> other.first(work))) {
            assertRefused(() -> other.first(LockTest::enters));
            assertRefused(() -> other.second(LockTest::enters));
            assertTrue(other.sameKey("type", LockTest::enters));
        }
    }

    @Assertion("lock.wait.1")
    void waiterGetsTheLock() {
        try (Background others = new Background()) {
            CompletableFuture<Boolean> waiter;
            try (Holder holder = new Holder(work -> vault.now("wait", work))) {
                AtomicReference<Thread> thread = new AtomicReference<>();
                waiter = others.call(() -> {
                    thread.set(Thread.currentThread());
                    return vault.waiting("wait", LockTest::enters);
                });
                awaitWaiting(thread);
                assertFalse(waiter.isDone());
            }
            assertTrue(Eventually.completed(waiter));
        }
    }

    @Assertion("lock.wait.3")
    void refusedAfterTheWaitTime() {
        try (Holder holder = new Holder(work -> vault.now("in vain", work))) {
            LockNotAcquiredException refused = assertRefused(() -> vault.patient("in vain", LockTest::enters));
            assertTrue(refused.key().startsWith("tck-vault:"), refused.key());
            assertTrue(refused.waited().compareTo(Duration.ofMillis(200)) >= 0, refused::getMessage);
        }
    }

    @Assertion("lock.wait.5")
    void interruptedWaiter() {
        try (Background others = new Background();
                Holder holder = new Holder(work -> vault.now("interrupt", work))) {
            AtomicReference<Thread> thread = new AtomicReference<>();
            AtomicReference<LockNotAcquiredException> thrown = new AtomicReference<>();
            CompletableFuture<Boolean> interrupted = others.call(() -> {
                thread.set(Thread.currentThread());
                thrown.set(assertThrows(
                        LockNotAcquiredException.class, () -> vault.waiting("interrupt", LockTest::enters)));
                return Thread.interrupted();
            });
            awaitWaiting(thread);
            thread.get().interrupt();
            assertTrue(Eventually.completed(interrupted), "the interrupt flag is set");
            assertEquals(InterruptedException.class, thrown.get().getCause().getClass());
        }
    }

    @Assertion({"lock.reentry.1", "lock.reentry.2"})
    void reentry() {
        vault.now("again", () -> {
            assertTrue(other.sameKey("again", () -> vault.now("again", LockTest::enters)));
            return assertExcludesOthers("again");
        });
        assertEnters("again");
    }

    @Assertion("lock.keys.1")
    void allKeysAreHeld() {
        try (Holder holder = new Holder(work -> vault.both("k1", "k2", work))) {
            assertRefused(() -> vault.now("k1", LockTest::enters));
            assertRefused(() -> vault.now("k2", LockTest::enters));
        }
        assertEnters("k1");
        assertEnters("k2");
    }

    @Assertion("lock.keys.2")
    void keysAreGivenBack() {
        for (String taken : new String[] {"k3", "k4"}) {
            try (Holder holder = new Holder(work -> vault.now(taken, work))) {
                assertRefused(() -> vault.both("k3", "k4", LockTest::enters));
                assertTrue(vault.now(taken.equals("k3") ? "k4" : "k3", LockTest::enters));
            }
        }
    }

    @Assertion("lock.keys.3")
    void anotherOrderDoesNotBlock() {
        try (Background others = new Background()) {
            CompletableFuture<Integer> there = others.call(() -> manyTimes("k5", "k6"));
            CompletableFuture<Integer> back = others.call(() -> manyTimes("k6", "k5"));
            assertEquals(20, Eventually.completed(there));
            assertEquals(20, Eventually.completed(back));
        }
    }

    @Assertion("lock.stage.1")
    void heldUntilTheStageCompletes() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> stage = vault.stage("stage", () -> {
            begun.countDown();
            return work;
        });
        Eventually.opened(begun);
        assertExcludesOthers("stage");
        work.complete("done");
        assertEquals("done", Eventually.completed(stage));
        assertEnters("stage");
    }

    @Assertion("lock.stage.2")
    void freeWhenTheStageHasFailed() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletionStage<String> stage = vault.stage("stage-fails", () -> work);
        IllegalStateException failure = new IllegalStateException("the stage fails");
        work.completeExceptionally(failure);
        assertSame(failure, Eventually.failed(stage));
        assertEnters("stage-fails");
    }

    private static boolean enters() {
        return true;
    }

    private int manyTimes(String one, String two) {
        int times = 0;
        while (times < 20) {
            times += vault.bothWaiting(one, two, () -> 1);
        }
        return times;
    }

    private static void awaitWaiting(AtomicReference<Thread> thread) {
        Eventually.holds(
                "the other caller waits",
                () -> thread.get() != null
                        && (thread.get().getState() == Thread.State.WAITING
                                || thread.get().getState() == Thread.State.TIMED_WAITING));
    }

    /** By another thread, for one that holds the lock would re-enter. */
    private void assertEnters(String key) {
        try (Background others = new Background()) {
            assertTrue(Eventually.completed(others.call(() -> vault.now(key, LockTest::enters))));
        }
    }

    private boolean assertExcludesOthers(String key) {
        try (Background others = new Background()) {
            Eventually.completed(others.call(() -> assertRefused(() -> vault.now(key, LockTest::enters))));
        }
        return true;
    }

    private static LockNotAcquiredException assertRefused(Supplier<?> call) {
        LockNotAcquiredException refused = assertThrows(LockNotAcquiredException.class, call::get);
        assertNull(refused.getCause());
        return refused;
    }
}
