package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails a deployment, beside the one mistake a code that the table of errors shows. */
class EventMistakesTest {

    public record Order(long id) {}

    @Singleton
    public static class Sound {
        void order(@Observes @RedisEvent("orders") Order order) {}
    }

    @Singleton
    public static class Unshared {
        @RedisObserver(maxAttempts = 3)
        void order(@Observes Order order) {}
    }

    @Singleton
    public static class Elsewhere {
        @RedisObserver(group = "billing")
        void order(@Observes @RedisEvent("orders") @Remote Order order) {}
    }

    @Singleton
    public static class Disagreeing {
        @RedisObserver(group = "billing", maxAttempts = 3)
        void one(@Observes @RedisEvent("orders") Order order) {}

        @RedisObserver(group = "billing", maxAttempts = 4)
        void other(@Observes @RedisEvent("orders") Order order) {}
    }

    @Singleton
    public static class Impossible {
        @RedisObserver(group = "no spaces", concurrency = -1)
        void order(@Observes @RedisEvent("orders") Order order) {}
    }

    private static void assertRefused(Class<?> bean, String... why) {
        assertThatThrownBy(() -> Node.start(Map.of("rubric.event.\"orders\".delivery", "durable"), bean))
                .hasMessageContaining("RUBRIC-404")
                .hasMessageContainingAll(why);
    }

    @Test
    void aPolicyForAnObserverOfNothingShared() {
        assertRefused(Unshared.class, "without @RedisEvent");
    }

    @Test
    void aSharedGroupThatWantsTheEventsOfOtherNodesOnly() {
        assertRefused(Elsewhere.class, "@Remote", "billing");
    }

    @Test
    void observersOfAGroupThatDisagree() {
        assertRefused(Disagreeing.class, "3", "4");
    }

    @Test
    void aGroupAndANumberThatCannotBe() {
        assertRefused(Impossible.class, "no spaces", "concurrency = -1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threads",
                "queue-size",
                "queue-bytes",
                "max-size",
                "dead-letters",
                "max-attempts",
                "concurrency",
                "max-length",
                "visibility",
                "retention",
                "heartbeat",
                "delivery",
                "overflow",
                "on-failure",
                "sharded"
            })
    void aSettingThatCannotBe(String setting) {
        Map<String, String> configuration =
                Map.of("rubric.event." + setting, "0", "rubric.event.\"orders\".delivery", "durable");
        assertThatThrownBy(() -> Node.start(configuration, Sound.class))
                .hasMessageContaining("rubric.event." + setting)
                .hasMessageContaining("found \"0\"");
    }
}
