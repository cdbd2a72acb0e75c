package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.HeldLock;
import io.rubric.lock.LockLostException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a lock need only be held
class InjectedLocksTest {

    @Inject
    Safe safe;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("injected-locks", Safe.class, Others.class), "rubric.lock.\"tck-configured\".wait-time=0s");
    }

    @Assertion("lock.injected.1")
    void sameLockAsTheMethods() {
        try (HeldLock held = safe.locks().acquire("same")) {
            assertEquals("tck-safe:same", held.key());
            assertEquals("tck-safe", held.name());
            Others.assertRefused(() -> safe.now("same", () -> true));
        }
        Others.assertEnter(() -> safe.now("same", () -> true));
        assertTrue(safe.now("same", () -> {
            Others.assertRefused(() -> {
                try (HeldLock held = safe.locks().acquire("same")) {
                    return held;
                }
            });
            return true;
        }));
    }

    @Assertion("lock.injected.2")
    void tryAcquire() {
        try (HeldLock held = safe.locks().tryAcquire("try").orElseThrow()) {
            assertTrue(held.isValid());
            assertTrue(held.verify());
            assertTrue(Others.get(() -> safe.locks().tryAcquire("try").isEmpty()));
        }
    }

    @Assertion("lock.injected.3")
    void belongsToItsObject() {
        try (HeldLock held = safe.locks().acquire("object")) {
            assertTrue(safe.locks().tryAcquire("object").isEmpty());
            Others.get(() -> {
                held.close();
                return true;
            });
            assertFalse(held.isValid());
            Others.assertEnter(() -> safe.now("object", () -> true));
        }
    }

    @Assertion("lock.injected.4")
    void closedTwice() {
        HeldLock first = safe.locks().acquire("twice");
        first.close();
        try (HeldLock second = safe.locks().acquire("twice")) {
            first.close();
            Eventually.completed(first.closeAsync());
            assertTrue(second.verify());
            Others.assertRefused(() -> safe.now("twice", () -> true));
        }
    }

    @Assertion("lock.injected.5")
    void asynchronousForms() {
        HeldLock held = Eventually.completed(safe.locks().acquireAsync("async"));
        assertTrue(Eventually.completed(safe.locks().tryAcquireAsync("async")).isEmpty());
        Eventually.completed(held.closeAsync());
        HeldLock again =
                Eventually.completed(safe.locks().tryAcquireAsync("async")).orElseThrow();
        again.close();
    }

    @Assertion("lock.injected.6")
    void cancelledWait() {
        try (HeldLock held = safe.patient().acquire("cancel")) {
            CompletionStage<HeldLock> waiting = safe.patient().acquireAsync("cancel");
            assertFalse(waiting.toCompletableFuture().isDone());
            waiting.toCompletableFuture().cancel(true);
        }
        try (HeldLock next = safe.patient().acquire("cancel")) {
            assertTrue(next.verify());
        }
    }

    @Assertion("lock.injected.7")
    void insideAMethodOfTheSameKey() {
        assertTrue(safe.now("inside", () -> {
            try (HeldLock held = safe.locks().acquire("inside")) {
                assertTrue(held.isValid());
            }
            Others.assertRefused(() -> safe.now("inside", () -> true));
            return true;
        }));
    }

    @Assertion("lock.injected.8")
    void contextual() {
        try (HeldLock held = safe.locks().acquire("contextual")) {
            Runnable action = held.contextual(() -> {
                assertTrue(safe.now("contextual", () -> true));
            });
            assertDoesNotThrow(action::run);
            Others.assertRefused(() -> safe.now("contextual", () -> true));
        }
    }

    @Assertion("lock.injected.9")
    void severalValues() {
        try (HeldLock held = safe.pairs().acquire(List.of("a", 1))) {
            Others.assertRefused(() -> safe.pair("a", 1, () -> true));
            Others.assertEnter(() -> safe.pair("a", 2, () -> true));
        }
    }

    @Assertion("lock.injected.10")
    void wrongKey() {
        for (Object wrong : Arrays.asList(null, "a", List.of("a"), List.of("a", 1, 2))) {
            assertThrows(IllegalArgumentException.class, () -> safe.pairs().acquire(wrong));
            assertThrows(IllegalArgumentException.class, () -> safe.pairs().tryAcquire(wrong));
            assertInstanceOf(
                    IllegalArgumentException.class,
                    Eventually.failed(safe.pairs().acquireAsync(wrong)));
        }
        assertThrows(IllegalArgumentException.class, () -> safe.locks().acquire(new Object()));
    }

    @Assertion("lock.injected.11")
    void nameOfConfigurationAlone() {
        try (HeldLock held = safe.configured().acquire("one");
                HeldLock ofName = safe.configured().acquire(null)) {
            assertEquals("tck-configured:one", held.key());
            assertEquals("tck-configured", ofName.key());
            Others.assertRefused(() -> safe.configured().acquire("one"));
            Others.assertRefused(() -> safe.configured().acquire(null));
            Others.get(() -> {
                safe.configured().acquire("two").close();
                return true;
            });
        }
    }

    @Assertion("lock.injected.12")
    void lost() {
        HeldLock held = safe.locks().acquire("lost");
        Redis.forget("lost");
        assertThrows(LockLostException.class, held::close);
        HeldLock other = safe.locks().acquire("lost-too");
        Redis.forget("lost-too");
        assertInstanceOf(LockLostException.class, Eventually.failed(other.closeAsync()));
    }

    @Assertion("lock.injected.13")
    void ruleOfTheMethod() {
        try (HeldLock held = safe.locks().acquire("rule")) {
            Others.assertRefused(() -> safe.locks().acquire("rule")); // it does not wait
            CompletableFuture<HeldLock> waiting =
                    safe.patient().acquireAsync("rule").toCompletableFuture();
            assertFalse(waiting.isDone());
            held.close();
            Eventually.completed(waiting).close();
        }
    }
}
