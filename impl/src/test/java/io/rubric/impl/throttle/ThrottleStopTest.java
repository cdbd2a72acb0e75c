package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The application stops while calls wait for their turn. */
class ThrottleStopTest {

    @ApplicationScoped
    public static class Door {

        @Inject
        @ThrottleName("door")
        Throttle door;

        @Throttled(name = "door", limit = 1, period = "1h", key = "{who}", onLimit = OnLimit.WAIT, maxWait = "3h")
        public String waits(String who) {
            return who;
        }

        @Throttled(name = "door", limit = 1, period = "1h", key = "{who}", onLimit = OnLimit.WAIT, maxWait = "3h")
        public CompletionStage<String> waitsLater(String who) {
            return CompletableFuture.completedFuture(who);
        }

        /** Whether somebody waits who comes after the one that was served. */
        public boolean isReserved(String who) {
            return door.peek(who).resetAfter().compareTo(Duration.ofHours(1)) > 0;
        }
    }

    @Test
    void whoWaitsIsToldAndGivesItsPlaceBack() {
        Map<String, String> configuration = Map.of(
                "rubric.prefix", Node.randomPrefix(), "rubric.throttle.timeout", "10s", "rubric.redis.timeout", "10s");
        CompletableFuture<String> stage;
        Callers<Throwable> threads;
        try (Node node = Node.start(configuration, Door.class)) {
            Door door = node.get(Door.class);
            door.waits("thread");
            door.waits("stage");
            stage = door.waitsLater("stage").toCompletableFuture();
            threads = Callers.start(1, i -> () -> catchThrowable(() -> door.waits("thread")));
            TestRedis.await("they have their places", () -> door.isReserved("stage") && door.isReserved("thread"));
            assertThat(stage).isNotDone();
        }
        assertThat(threads.results()).singleElement().satisfies(ThrottleStopTest::assertInterrupted);
        assertThat(stage)
                .failsWithin(20, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .satisfies(ThrottleStopTest::assertInterrupted);
        try (Node next = Node.start(configuration, Door.class)) {
            assertThat(next.get(Door.class).isReserved("stage")).isFalse();
            assertThat(next.get(Door.class).isReserved("thread")).isFalse();
        }
    }

    private static void assertInterrupted(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ThrottledException.Reason.INTERRUPTED));
    }
}
