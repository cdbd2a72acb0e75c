package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.ThrottledException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ThrottleWaitTest {

    private static final Duration PERIOD = Duration.ofMillis(300);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Two clocks that run side by side. */
    private static final Duration TOLERANCE = Duration.ofMillis(5);

    @Inject
    Turns turns;

    @Deployment
    static WebArchive archive() {
        return Archives.of("throttle-wait", Refused.class, Turns.class);
    }

    @Assertion("throttle.wait.1")
    void waitsAndIsServed() {
        assertServedLater(() -> turns.soon("served"), "served");
    }

    @Assertion("throttle.wait.2")
    void servedInTheirOrder() {
        List<CompletionStage<Integer>> stages =
                IntStream.range(0, 4).mapToObj(turns::inOrder).toList();
        stages.forEach(Eventually::completed);
        assertEquals(List.of(0, 1, 2, 3), turns.served());
    }

    @Assertion("throttle.wait.3")
    void nobodyOvertakes() {
        turns.atOnce("overtaken");
        CompletableFuture<String> waiting = waitingStage("overtaken");
        ThrottledException refused = Refused.by(() -> turns.atOnce("overtaken"));
        assertTrue(refused.retryAfter().compareTo(HOUR) > 0, () -> "before those who wait: " + refused.retryAfter());
        waiting.cancel(false);
    }

    @Assertion("throttle.wait.4")
    void wouldWaitTooLong() {
        turns.impatient("too long");
        ThrottledException refused = Refused.by(() -> turns.impatient("too long"));
        assertEquals(ThrottledException.Reason.MAX_WAIT, refused.reason());
        assertTrue(refused.retryAfter().compareTo(HOUR.minusSeconds(1)) <= 0, refused::toString);
        assertEquals(1, turns.calls("too long"));
        assertFalse(reserved("too long"));
    }

    @Assertion("throttle.wait.5")
    void interrupted() {
        turns.atOnce("interrupted");
        try (Background others = new Background()) {
            AtomicReference<Thread> caller = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            CompletableFuture<ThrottledException> waiting = others.call(() -> {
                caller.set(Thread.currentThread());
                ThrottledException refused = Refused.by(() -> turns.patient("interrupted"));
                flag.set(Thread.interrupted());
                return refused;
            });
            Eventually.holds("it has its place", () -> reserved("interrupted"));
            caller.get().interrupt();
            ThrottledException refused = Eventually.completed(waiting);
            assertEquals(ThrottledException.Reason.INTERRUPTED, refused.reason());
            assertInstanceOf(InterruptedException.class, refused.getCause());
            assertTrue(flag.get(), "the interrupt flag");
        }
        assertEquals(1, turns.calls("interrupted"));
        Eventually.holds("its place is free", () -> !reserved("interrupted"));
    }

    @Assertion("throttle.wait.6")
    void cancelled() {
        turns.atOnce("cancelled");
        waitingStage("cancelled").cancel(false);
        Eventually.holds("its place is free", () -> !reserved("cancelled"));
        assertEquals(1, turns.calls("cancelled"));
    }

    @Assertion("throttle.wait.7")
    void stagesWaitWithoutThreads() {
        turns.atOnce("many");
        int before = Thread.activeCount();
        List<CompletableFuture<String>> waiting = IntStream.range(0, 500)
                .mapToObj(i -> turns.patientStage("many").toCompletableFuture())
                .toList();
        Eventually.holds(
                "all have their places", () -> turns.quota("many").resetAfter().compareTo(HOUR.multipliedBy(500)) > 0);
        int threads = Thread.activeCount() - before;
        assertTrue(threads < 250, () -> threads + " threads more");
        assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));
        waiting.forEach(stage -> stage.cancel(false));
        assertEquals(1, turns.calls("many"));
    }

    @Assertion("throttle.wait.8")
    void otherAlgorithms() {
        assertServedLater(() -> turns.soonByLog("log"), "log");
        long windows = System.nanoTime();
        for (int call = 0; call < 3; call++) {
            turns.soonByWindow("window");
        }
        assertElapsed(windows, PERIOD);
        assertEquals(3, turns.calls("window"));
    }

    private void assertServedLater(Runnable call, String who) {
        long start = System.nanoTime();
        call.run();
        call.run();
        assertElapsed(start, PERIOD);
        call.run();
        assertElapsed(start, PERIOD.multipliedBy(2));
        assertEquals(3, turns.calls(who));
    }

    private static void assertElapsed(long start, Duration least) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(elapsed.plus(TOLERANCE).compareTo(least) >= 0, () -> "served after " + elapsed);
    }

    private CompletableFuture<String> waitingStage(String who) {
        CompletableFuture<String> stage = turns.patientStage(who).toCompletableFuture();
        Eventually.holds("it has its place", () -> reserved(who));
        assertFalse(stage.isDone());
        return stage;
    }

    /** True if somebody waits who comes after the one that was served. */
    private boolean reserved(String who) {
        return turns.quota(who).resetAfter().compareTo(HOUR) > 0;
    }
}
