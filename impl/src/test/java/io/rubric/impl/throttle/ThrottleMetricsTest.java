package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.CountingTelemetry;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of calls, counted for each policy. */
class ThrottleMetricsTest {

    @ApplicationScoped
    public static class Door {

        @Inject
        @ThrottleName("plain")
        Throttle plain;

        @Throttled(name = "plain", limit = 2, period = "1h")
        public void plain() {}

        @Throttled(name = "plain", limit = 2, period = "1h")
        @Throttled(name = "beside", limit = 10, period = "1h")
        public void both() {}

        @Throttled(name = "shadow", limit = 1, period = "1h")
        public void shadow() {}

        @Throttled(name = "wait", limit = 1, period = "1s", onLimit = OnLimit.WAIT, maxWait = "10s")
        public void waits() {}

        @Throttled(name = "refund", limit = 5, period = "1h", refundOn = IllegalStateException.class)
        public void fails() {
            throw new IllegalStateException();
        }

        @Throttled(name = "costly", limit = 5, period = "1h", cost = "{units}")
        public void costly(int units) {}

        public Throttle byHand() {
            return plain;
        }
    }

    @Test
    void callsAreCounted() {
        Map<String, String> configuration = Map.of(
                "rubric.throttle.\"shadow\".shadow",
                "true",
                "rubric.throttle.timeout",
                "10s",
                "rubric.redis.timeout",
                "10s");
        try (Node node = Node.start(configuration, CountingTelemetry.class, Door.class)) {
            Door door = node.get(Door.class);
            CountingTelemetry counting = node.get(CountingTelemetry.class);

            door.plain();
            door.byHand().tryAcquire();
            door.byHand().tryAcquire();
            door.byHand().peek(null);
            catchThrowable(door::plain);
            catchThrowable(door::both);
            assertThat(counting.counts("plain"))
                    .containsEntry("rubric.throttle.allowed", 2L)
                    .containsEntry("rubric.throttle.refused", 3L)
                    .containsEntry("rubric.throttle.shadowed", 0L)
                    .containsEntry("rubric.throttle.waits", 0L)
                    .containsEntry("rubric.throttle.refunds", 0L)
                    .containsEntry("rubric.throttle.errors", 0L);
            assertThat(counting.counts("beside"))
                    .containsEntry("rubric.throttle.allowed", 0L)
                    .containsEntry("rubric.throttle.refused", 0L);

            door.shadow();
            door.shadow();
            door.shadow();
            assertThat(counting.counts("shadow"))
                    .containsEntry("rubric.throttle.allowed", 1L)
                    .containsEntry("rubric.throttle.refused", 0L)
                    .containsEntry("rubric.throttle.shadowed", 2L);

            door.waits();
            TestRedis.await("a call that waits", () -> {
                door.waits();
                return counting.counts("wait").get("rubric.throttle.waits") == 1;
            });
            assertThat(counting.counts("wait").get("rubric.throttle.allowed")).isGreaterThan(1);

            catchThrowable(door::fails);
            assertThat(counting.counts("refund"))
                    .containsEntry("rubric.throttle.allowed", 1L)
                    .containsEntry("rubric.throttle.refunds", 1L);

            door.costly(0);
            door.costly(3);
            catchThrowable(() -> door.costly(6));
            assertThat(counting.counts("costly"))
                    .containsEntry("rubric.throttle.allowed", 1L)
                    .containsEntry("rubric.throttle.refused", 1L);
        }
    }
}
