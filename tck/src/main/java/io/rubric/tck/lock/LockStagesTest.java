package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a holder need only be there
class LockStagesTest {

    @Inject
    Async async;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-stages", Holder.class, Others.class);
    }

    @Assertion("lock.stage.3")
    void refusedByAFailedStage() {
        try (Holder holder = new Holder(work -> async.now("refused", work))) {
            Throwable refused = Eventually.failed(async.stage("refused", LockStagesTest::mustNotRun));
            assertInstanceOf(LockNotAcquiredException.class, refused);
            assertNull(refused.getCause());
        }
    }

    @Assertion("lock.stage.4")
    void waitsWithoutAThread() {
        CompletionStage<String> stage;
        try (Holder holder = new Holder(work -> async.now("waits", work))) {
            stage = async.waiting("waits", () -> CompletableFuture.completedFuture("done"));
            Others.assertRefused(() -> async.now("waits", () -> true));
            assertFalse(stage.toCompletableFuture().isDone());
        }
        assertEquals("done", Eventually.completed(stage));
    }

    @Assertion("lock.stage.5")
    void cancelledByItsCaller() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> stage = async.stage("cancelled", () -> {
            begun.countDown();
            return work;
        });
        Eventually.opened(begun);
        assertTrue(stage.toCompletableFuture().cancel(true));
        Eventually.holds("the method's own stage is cancelled", work::isCancelled);
        Others.assertEnter(() -> async.waitingValue("cancelled", () -> true));
    }

    @Assertion("lock.stage.6")
    void cancelledWhileItWaits() {
        AtomicBoolean called = new AtomicBoolean();
        try (Holder holder = new Holder(work -> async.now("given up", work))) {
            CompletionStage<String> stage = async.waiting("given up", () -> {
                called.set(true);
                return CompletableFuture.completedFuture("done");
            });
            Others.assertRefused(() -> async.now("given up", () -> true));
            assertTrue(stage.toCompletableFuture().cancel(true));
        }
        Others.assertEnter(() -> async.waitingValue("given up", () -> true));
        assertFalse(called.get());
    }

    private static CompletionStage<String> mustNotRun() {
        throw new AssertionError("the method was called");
    }

    /** Methods that return stages. */
    @ApplicationScoped
    public static class Async {

        @Locked(value = "tck-async:{key}", waitTime = "0s")
        public <T> T now(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-async:{key}", waitTime = "1m")
        public <T> T waitingValue(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-async:{key}", waitTime = "0s")
        public <T> CompletionStage<T> stage(String key, Supplier<CompletionStage<T>> work) {
            return work.get();
        }

        @Locked(value = "tck-async:{key}", waitTime = "1m")
        public <T> CompletionStage<T> waiting(String key, Supplier<CompletionStage<T>> work) {
            return work.get();
        }
    }
}
