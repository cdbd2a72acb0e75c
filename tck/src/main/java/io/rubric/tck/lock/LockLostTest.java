package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockLostException.Reason;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class LockLostTest {

    @Inject
    Fragile fragile;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-lost", Fragile.class, Others.class);
    }

    @Assertion({"lock.lost.1", "lock.lost.2"})
    void foundByTheRelease() {
        AtomicReference<Long> token = new AtomicReference<>();
        LockLostException lost = assertThrows(
                LockLostException.class,
                () -> fragile.fail("release", () -> {
                    token.set(lock.fencingToken());
                    Redis.forget("release");
                    return "result";
                }));
        assertEquals("tck-fragile:release", lost.key());
        assertEquals(token.get(), lost.fencingToken());
        assertEquals(Reason.RELEASE, lost.reason());
    }

    @Assertion("lock.lost.3")
    void foundByTheRenewal() {
        LockLostException lost = assertThrows(
                LockLostException.class,
                () -> fragile.renewed("renewal", () -> {
                    Redis.forget("renewal");
                    Eventually.holds("it is known to be lost", () -> !lock.isValid());
                    assertTrue(lock.isHeld());
                    assertEquals(Duration.ZERO, lock.remaining());
                    assertFalse(lock.verify());
                    return "result";
                }));
        assertEquals(Reason.RENEWAL, lost.reason());
    }

    @Assertion("lock.lost.4")
    void foundByItsTime() {
        LockLostException lost = assertThrows(
                LockLostException.class,
                () -> fragile.expires("expiry", () -> {
                    Eventually.holds("it is known to be lost", () -> !lock.isValid());
                    return "result";
                }));
        assertEquals(Reason.EXPIRY, lost.reason());
    }

    @Assertion("lock.lost.5")
    void exceptionOfTheMethod() {
        IOException failure = new IOException("the method fails");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> fragile.fail("kept", () -> {
                            Redis.forget("kept");
                            throw failure;
                        })));
        assertTrue(Arrays.stream(failure.getSuppressed()).anyMatch(LockLostException.class::isInstance));
    }

    @Assertion("lock.lost.6")
    void stage() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> stage = fragile.stage("stage", () -> {
            begun.countDown();
            return work;
        });
        Eventually.opened(begun);
        Redis.forget("stage");
        work.complete("result");
        assertInstanceOf(LockLostException.class, Eventually.failed(stage));
    }

    @Assertion("lock.lost.7")
    void actionIsRun() {
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CountDownLatch late = new CountDownLatch(1);
        assertThrows(
                LockLostException.class,
                () -> fragile.renewed("action", () -> {
                    lock.onLost(() -> {
                        runs.incrementAndGet();
                        thread.complete(Thread.currentThread());
                    });
                    Redis.forget("action");
                    assertNotSame(Thread.currentThread(), Eventually.completed(thread));
                    assertFalse(lock.isValid());
                    lock.onLost(late::countDown);
                    Eventually.opened(late);
                    return "result";
                }));
        assertEquals(1, runs.get());
    }

    @Assertion("lock.lost.8")
    void actionIsNotRunAfterTheRelease() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        assertEquals("result", fragile.renewed("given-back", () -> {
            lock.onLost(runs::incrementAndGet);
            return "result";
        }));
        Redis.forget("given-back");
        Eventually.passed(Duration.ofMillis(1500));
        assertEquals(0, runs.get());
    }

    @Assertion({"lock.lost.9", "lock.lost.10"})
    void interrupted() {
        Others.get(() -> {
            LockLostException lost = assertThrows(
                    LockLostException.class,
                    () -> fragile.interrupted("interrupt", () -> {
                        Redis.forget("interrupt");
                        new CountDownLatch(1).await();
                        return "result";
                    }));
            assertEquals(Reason.RENEWAL, lost.reason());
            assertFalse(Thread.currentThread().isInterrupted());
            assertThrows(
                    LockLostException.class,
                    () -> fragile.interrupted("unheard", () -> {
                        Redis.forget("unheard");
                        Eventually.holds(
                                "interrupted", () -> Thread.currentThread().isInterrupted());
                        return "result";
                    }));
            assertFalse(Thread.currentThread().isInterrupted());
            return true;
        });
    }

    @Assertion("lock.lost.11")
    void stageIsCancelled() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> stage = fragile.cancelled("cancel", () -> {
            begun.countDown();
            return work;
        });
        Eventually.opened(begun);
        Redis.forget("cancel");
        assertInstanceOf(LockLostException.class, Eventually.failed(stage));
        assertTrue(work.isCancelled());
    }

    @Assertion("lock.lost.12")
    void warned() throws Exception {
        assertEquals("result", fragile.warned("warn", () -> {
            Redis.forget("warn");
            assertFalse(lock.verify());
            assertFalse(lock.isValid());
            return "result";
        }));
    }
}
