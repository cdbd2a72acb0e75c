package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a holder need only be there
class LockSkipTest {

    @Inject
    Jobs jobs;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(Archives.of("lock-skip", Holder.class, Others.class), "rubric.lock.wait-time=5m");
    }

    @Assertion("lock.skip.1")
    void methodIsNotCalled() {
        try (Holder holder = new Holder(work -> jobs.text("null", work))) {
            assertNull(Others.get(() -> jobs.text("null", LockSkipTest::mustNotRun)));
        }
        assertEquals(true, jobs.text("null", () -> true));
    }

    @Assertion("lock.skip.2")
    void nothingOfItsType() {
        try (Holder holder = new Holder(work -> jobs.text("types", work))) {
            assertEquals(Optional.empty(), jobs.optional("types"));
            assertEquals(List.of(), jobs.list("types"));
            assertEquals(Map.of(), jobs.map("types"));
            assertEquals(0, jobs.array("types").length);
        }
        assertEquals(Optional.of("called"), jobs.optional("types"));
    }

    @Assertion("lock.skip.3")
    void completedStage() {
        try (Holder holder = new Holder(work -> jobs.text("stage", work))) {
            assertEquals(Optional.empty(), Eventually.completed(jobs.stage("stage")));
        }
        assertEquals(Optional.of("called"), Eventually.completed(jobs.stage("stage")));
    }

    @Assertion("lock.skip.4")
    void waitsOnlyIfItSaysSo() {
        try (Background others = new Background()) {
            CompletableFuture<Boolean> waiter;
            try (Holder holder = new Holder(work -> jobs.text("wait", work))) {
                assertNull(Others.get(() -> jobs.text("wait", LockSkipTest::mustNotRun)));
                waiter = others.call(() -> jobs.patient("wait", () -> true));
                assertNull(Others.get(() -> jobs.impatient("wait", LockSkipTest::mustNotRun)));
            }
            assertNotNull(Eventually.completed(waiter));
        }
    }

    @Assertion("lock.skip.5")
    void failureIsNoContention() {
        assertTrue(jobs.taken("failure"));
        assertNull(jobs.text("failure", LockSkipTest::mustNotRun));
        Redis.spoil("failure");
        LockNotAcquiredException refused =
                assertThrows(LockNotAcquiredException.class, () -> jobs.text("failure", LockSkipTest::mustNotRun));
        assertNotNull(refused.getCause());
    }

    private static Boolean mustNotRun() {
        throw new AssertionError("the method was called");
    }

    /** Of each kind of result one. */
    @ApplicationScoped
    public static class Jobs {

        @Locked(value = "tck-job:{key}", atLeast = "1h")
        public boolean taken(String key) {
            return true;
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP)
        public <T> T text(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP, waitTime = "1m")
        public <T> T patient(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP, waitTime = "100ms")
        public <T> T impatient(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP)
        public Optional<String> optional(String key) {
            return Optional.of("called");
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP)
        public List<String> list(String key) {
            return List.of("called");
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP)
        public Map<String, String> map(String key) {
            return Map.of("called", "called");
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP)
        public String[] array(String key) {
            return new String[] {"called"};
        }

        @Locked(value = "tck-job:{key}", onContention = OnContention.SKIP)
        public CompletionStage<Optional<String>> stage(String key) {
            return CompletableFuture.completedFuture(Optional.of("called"));
        }
    }
}
