package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.DeadLetter;
import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.event.RedisObserver;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Durable events that are fired in answer to durable events. */
class DurableAnswersTest {

    public record Step(int number) {}

    @Singleton
    public static class Steps {
        private final List<Integer> seen = new CopyOnWriteArrayList<>();

        @Inject
        @RedisEvent(value = "steps", delivery = Delivery.DURABLE)
        Event<Step> steps;

        @Inject
        RedisEvents events;

        @RedisObserver(maxAttempts = 1)
        void step(@Observes @RedisEvent("steps") Step step) {
            seen.add(step.number());
            steps.fire(new Step(step.number() + 1));
        }
    }

    @Test
    void oneThatIsTooDeepIsNotLostInSilence() {
        try (Node node = Node.start(Map.of("rubric.node-id", "one"), Steps.class)) {
            Steps steps = node.get(Steps.class);
            steps.steps.fire(new Step(0));
            TestRedis.await(
                    "the letter", () -> steps.events.deadLetters("steps").size() == 1);
            DeadLetter letter = steps.events.deadLetters("steps").list(1).get(0);
            assertThat(letter.error()).contains("answer each other's events without end");
            assertThat(steps.seen).endsWith(Hops.MOST).hasSize(Hops.MOST + 1);
        }
    }
}
