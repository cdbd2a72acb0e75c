package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a holder need only be there
class LockPermitsTest {

    @Inject
    Pool pool;

    @Inject
    Pool.Typed typed;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("lock-permits", Pool.class, Pool.Typed.class, Holder.class, Others.class),
                "rubric.lock.\"tck-pool-named\".limit=1");
    }

    @Assertion("lock.permits.1")
    void noMoreThanTheLimit() {
        try (Holder one = new Holder(work -> pool.two("limit", work))) {
            try (Holder two = new Holder(work -> pool.two("limit", work))) {
                LockNotAcquiredException refused = Others.assertRefused(() -> pool.two("limit", () -> true));
                assertEquals("tck-pool:limit", refused.key());
            }
            Others.assertEnter(() -> pool.two("limit", () -> true));
        }
    }

    @Assertion("lock.permits.2")
    void eachKeyAndMethod() {
        try (Holder one = new Holder(work -> pool.one("mine", work));
                Holder two = new Holder(work -> pool.ofMethod("mine", work))) {
            Others.assertRefused(() -> pool.one("mine", () -> true));
            Others.assertEnter(() -> pool.one("yours", () -> true));
            Others.assertRefused(() -> pool.ofMethod("yours", () -> true));
        }
    }

    @Assertion("lock.permits.3")
    void waits() {
        try (Background others = new Background()) {
            CompletableFuture<Boolean> waiter;
            try (Holder holder = new Holder(work -> pool.one("wait", work))) {
                waiter = others.call(() -> pool.waiting("wait", () -> true));
                Others.assertRefused(() -> pool.one("wait", () -> true));
            }
            assertTrue(Eventually.completed(waiter));
        }
    }

    @Assertion("lock.permits.4")
    void skips() {
        try (Holder holder = new Holder(work -> pool.one("skip", work))) {
            assertNull(Others.get(() -> pool.skipped("skip", () -> true)));
        }
        assertEquals(true, pool.skipped("skip", () -> true));
    }

    @Assertion("lock.permits.5")
    void reentryCountsOnce() {
        assertTrue(pool.two(
                "again",
                () -> pool.two(
                        "again",
                        () -> pool.two("again", () -> {
                            Others.assertEnter(() -> pool.two("again", () -> true));
                            return true;
                        }))));
        try (Holder one = new Holder(work -> pool.two("again", () -> pool.two("again", work)))) {
            Others.assertEnter(() -> pool.two("again", () -> true));
        }
    }

    @Assertion("lock.permits.6")
    void limitByName() {
        try (Holder holder = new Holder(work -> pool.named("name", work))) {
            Others.assertRefused(() -> pool.named("name", () -> true));
        }
    }

    @Assertion("lock.permits.7")
    void apartFromLocks() {
        try (Holder permit = new Holder(work -> pool.one("apart", work));
                Holder lock = new Holder(work -> pool.locked("apart", work))) {
            Others.assertRefused(() -> pool.one("apart", () -> true));
            Others.assertRefused(() -> pool.locked("apart", () -> true));
        }
    }

    @Assertion("lock.permits.8")
    void permitAndLock() {
        try (Holder holder = new Holder(work -> pool.permitAndLock("both", work))) {
            Others.assertRefused(() -> pool.one("both", () -> true));
            Others.assertRefused(() -> pool.locked("both", () -> true));
        }
        try (Background others = new Background()) {
            CompletableFuture<Boolean> waiter;
            try (Holder holder = new Holder(work -> pool.locked("both", work))) {
                waiter = others.call(() -> pool.permitAndLock("both", () -> true));
                Eventually.holds("it has the permit first", () -> !Others.enter(() -> pool.one("both", () -> true)));
            }
            assertTrue(Eventually.completed(waiter));
        }
    }

    @Assertion("lock.permits.9")
    void stage() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> stage = pool.stage("stage", () -> {
            begun.countDown();
            return work;
        });
        Eventually.opened(begun);
        Others.assertRefused(() -> pool.one("stage", () -> true));
        work.complete("done");
        assertEquals("done", Eventually.completed(stage));
        Others.assertEnter(() -> pool.one("stage", () -> true));
    }

    @Assertion("lock.permits.10")
    void context() {
        assertTrue(pool.one("context", () -> {
            assertTrue(lock.isHeld());
            assertTrue(lock.isValid());
            assertTrue(lock.verify());
            assertEquals("tck-pool:context", lock.key());
            assertThrows(UnsupportedOperationException.class, lock::fencingToken);
            return true;
        }));
    }

    @Assertion("lock.permits.11")
    void onAType() {
        try (Holder holder = new Holder(work -> typed.first(work))) {
            Others.assertRefused(() -> typed.first(() -> true));
            Others.assertRefused(() -> typed.second(() -> true));
            Others.assertEnter(() -> typed.own(() -> true));
        }
    }

    @Assertion("lock.permits.12")
    void givenBackByAnException() {
        assertThrows(
                IllegalStateException.class,
                () -> pool.one("throws", () -> {
                    throw new IllegalStateException("the method fails");
                }));
        Others.assertEnter(() -> pool.one("throws", () -> true));
    }
}
