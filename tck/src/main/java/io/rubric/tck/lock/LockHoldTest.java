package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What a holder asks of its lock. */
@RubricTest
class LockHoldTest {

    @Inject
    Desk desk;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-hold", Others.class);
    }

    @Assertion("lock.context.4")
    void name() {
        assertEquals("tck-desk", desk.named("name", lock::name));
        String unnamed = desk.now("name", lock::name);
        assertTrue(unnamed.contains(Desk.class.getName()) && unnamed.contains("now"), unnamed);
        assertEquals("tck-desk:name", desk.now("name", lock::key));
    }

    @Assertion("lock.context.5")
    void verify() {
        assertThrows(
                LockLostException.class,
                () -> desk.now("verify", () -> {
                    assertTrue(lock.verify());
                    Redis.forget("verify");
                    assertTrue(lock.isValid());
                    assertFalse(lock.verify());
                    assertFalse(lock.isValid());
                    return true;
                }));
    }

    @Assertion("lock.context.6")
    void extend() {
        assertTrue(desk.now("extend", () -> {
            lock.extend(Duration.ofHours(1));
            assertTrue(lock.remaining().compareTo(Duration.ofMinutes(50)) > 0);
            lock.extend(Duration.ofSeconds(1));
            assertTrue(lock.remaining().compareTo(Duration.ofMinutes(50)) > 0);
            assertThrows(IllegalArgumentException.class, () -> lock.extend(Duration.ZERO));
            assertThrows(IllegalArgumentException.class, () -> lock.extend(Duration.ofSeconds(-1)));
            return true;
        }));
    }

    @Assertion("lock.context.7")
    void extendUpToMaxHold() {
        assertTrue(desk.atMost("bounded", () -> {
            lock.extend(Duration.ofHours(10));
            assertTrue(lock.remaining().compareTo(Duration.ofHours(1)) <= 0);
            return true;
        }));
    }

    @Assertion("lock.context.8")
    void extendOfALostLock() {
        assertThrows(
                LockLostException.class,
                () -> desk.now("extend-lost", () -> {
                    Redis.forget("extend-lost");
                    assertThrows(LockLostException.class, () -> lock.extend(Duration.ofHours(1)));
                    return true;
                }));
    }

    @Assertion("lock.contextual.1")
    void contextualActionEnters() {
        assertTrue(desk.now("contextual", () -> {
            long token = lock.fencingToken();
            Callable<Boolean> action = lock.contextual((Callable<Boolean>) () -> {
                assertTrue(lock.isHeld());
                assertEquals(token, lock.fencingToken());
                return desk.now("contextual", () -> true);
            });
            assertTrue(Others.get(action));
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            Runnable runnable = lock.contextual(() -> {
                done.complete(desk.now("contextual", () -> true));
            });
            Others.get(() -> {
                runnable.run();
                return lock.isHeld();
            });
            assertTrue(Eventually.completed(done));
            try (Background others = new Background()) {
                Executor executor = lock.contextual((Executor) task -> others.call(() -> {
                    task.run();
                    return true;
                }));
                assertTrue(Eventually.completed(
                        CompletableFuture.supplyAsync(() -> desk.now("contextual", () -> true), executor)));
            }
            Others.assertRefused(() -> desk.now("contextual", () -> true));
            return true;
        }));
    }

    @Assertion("lock.contextual.2")
    void contextualActionAfterTheCall() {
        Callable<Boolean> action =
                desk.now("late", () -> lock.contextual((Callable<Boolean>) () -> desk.now("late", lock::isValid)));
        assertTrue(Others.get(action), "with a lock of its own");
        assertTrue(desk.now("late", () -> {
            Others.get(() -> assertThrows(LockNotAcquiredException.class, action::call));
            return true;
        }));
    }

    @Assertion("lock.contextual.3")
    void contextualActionHasNoLockAfterTheCall() throws Exception {
        Callable<Boolean> held = desk.now("gone", () -> lock.contextual((Callable<Boolean>) lock::isHeld));
        assertFalse(held.call());
        assertFalse(lock.isHeld());
    }

    @Assertion("lock.contextual.4")
    void contextualActionDoesNotKeepTheLock() {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        try (Background others = new Background()) {
            CompletableFuture<Boolean> action = desk.now(
                    "not kept",
                    () -> others.call(lock.contextual((Callable<Boolean>) () -> Eventually.completed(end))));
            Others.assertEnter(() -> desk.now("not kept", () -> true));
            end.complete(true);
            assertTrue(Eventually.completed(action));
        }
    }

    /** Locked methods whose work the test gives them. */
    @ApplicationScoped
    public static class Desk {

        @Locked(value = "tck-desk:{key}", waitTime = "0s")
        public <T> T now(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(name = "tck-desk", value = "tck-desk:{key}", waitTime = "0s")
        public <T> T named(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-desk:{key}", waitTime = "0s", maxHold = "1h")
        public <T> T atMost(String key, Supplier<T> work) {
            return work.get();
        }
    }
}
