package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What callers do while a load of theirs goes on. */
@RubricTest
class CacheLoadTest {

    @Inject
    Loads loads;

    @Inject
    Loads.Inner inner;

    @Deployment
    static WebArchive archive() {
        return Archives.of("cache-load", Loads.class, Loads.Inner.class);
    }

    @Assertion({"cache.load.1", "cache.statistics.3"})
    void oneCallForAllWhoMiss() {
        try (Background others = new Background()) {
            CountDownLatch end = new CountDownLatch(1);
            var load = begin(others, "one", end, () -> "loaded");
            var waiting = List.of(
                    waiting(others, () -> loads.load("one", () -> "loaded again")),
                    waiting(others, () -> loads.load("one", () -> "loaded again")),
                    waiting(others, () -> loads.cache().get("one", key -> "loaded by hand")));
            end.countDown();
            assertEquals("loaded", Eventually.completed(load));
            waiting.forEach(caller -> assertEquals("loaded", Eventually.completed(caller)));
        }
    }

    @Assertion("cache.load.3")
    void oneCallForAllWhoTakeAStage() {
        CompletableFuture<String> loading = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> load = loads.loadLater("stage", () -> {
            begun.countDown();
            return loading;
        });
        Eventually.opened(begun);
        long before = waits();
        CompletionStage<String> other =
                loads.loadLater("stage", () -> CompletableFuture.completedFuture("loaded again"));
        Eventually.holds("the other waits", () -> waits() > before);
        assertFalse(other.toCompletableFuture().isDone());
        loading.complete("loaded");
        assertEquals("loaded", Eventually.completed(load));
        assertEquals("loaded", Eventually.completed(other));
    }

    @Assertion("cache.load.4")
    void otherKeysDoNotWait() {
        try (Background others = new Background()) {
            CountDownLatch end = new CountDownLatch(1);
            var load = begin(others, "busy", end, () -> "loaded");
            assertEquals("at once", Eventually.completed(others.call(() -> loads.load("idle", () -> "at once"))));
            assertFalse(load.isDone());
            end.countDown();
            assertEquals("loaded", Eventually.completed(load));
        }
    }

    @Assertion("cache.load.5")
    void nobodyJoinsALoadThatARemovalHasPassed() {
        for (String what : List.of("key", "group", "cache")) {
            try (Background others = new Background()) {
                CountDownLatch end = new CountDownLatch(1);
                var load = begin(others, what, end, () -> "before");
                remove(what);
                assertEquals("after", Eventually.completed(others.call(() -> loads.load(what, () -> "after"))));
                end.countDown();
                assertEquals("before", Eventually.completed(load));
            }
            assertEquals("after", loads.load(what, () -> "loaded again"));
        }
    }

    private void remove(String what) {
        switch (what) {
            case "key" -> loads.remove(what);
            case "group" -> loads.removeGroup(what);
            default -> loads.removeAll();
        }
    }

    @Assertion("cache.load.6")
    void ownKeyRunsThrough() {
        try (Background others = new Background()) {
            var load = others.call(() -> loads.load("own", () -> "outer " + inner.load("own", () -> "inner")));
            assertEquals("outer inner", Eventually.completed(load));
        }
    }

    @Assertion("cache.load.7")
    void failureOfTheLoadReachesAllWhoWait() {
        IllegalStateException failure = new IllegalStateException("no load");
        try (Background others = new Background()) {
            CountDownLatch end = new CountDownLatch(1);
            var load = begin(others, "fails", end, () -> {
                throw failure;
            });
            var waiting = waiting(others, () -> loads.load("fails", () -> "loaded again"));
            end.countDown();
            assertSame(failure, Eventually.failed(load));
            assertSame(failure, Eventually.failed(waiting));
        }
        assertEquals("loaded again", loads.load("fails", () -> "loaded again"));
    }

    @Assertion("cache.load.8")
    void whoDoesNotWaitCallsAtOnce() {
        assertCallsItself("now", Duration.ZERO, () -> loads.loadNow("now", () -> "by itself"));
    }

    @Assertion("cache.load.9")
    void whoHasWaitedCallsItself() {
        assertCallsItself("soon", Duration.ofMillis(300), () -> loads.loadSoon("soon", () -> "by itself"));
    }

    /** While a load goes on; and what it loads is not stored. */
    private void assertCallsItself(String key, Duration wait, Callable<String> call) {
        try (Background others = new Background()) {
            CountDownLatch end = new CountDownLatch(1);
            var load = begin(others, key, end, () -> "loaded");
            long start = System.nanoTime();
            assertEquals("by itself", Eventually.completed(others.call(call)));
            assertTrue(System.nanoTime() - start >= wait.toNanos());
            assertFalse(load.isDone());
            end.countDown();
            assertEquals("loaded", Eventually.completed(load));
        }
        assertEquals("loaded", loads.load(key, () -> "loaded again"));
    }

    /** Returns when the method has been called; its call ends with the latch. */
    private CompletableFuture<String> begin(
            Background others, String key, CountDownLatch end, Supplier<String> result) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> load = others.call(() -> loads.load(key, () -> {
            begun.countDown();
            Eventually.opened(end);
            return result.get();
        }));
        Eventually.opened(begun);
        return load;
    }

    /** Returns when one caller more waits. */
    private CompletableFuture<String> waiting(Background others, Callable<String> call) {
        long before = waits();
        CompletableFuture<String> waiting = others.call(call);
        Eventually.holds("the caller waits", () -> waits() > before);
        return waiting;
    }

    private long waits() {
        return loads.cache().statistics().waits();
    }
}
