package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisabledTest {

    @ApplicationScoped
    public static class Bean {
        private int calls;

        @Inject
        LockContext lock;

        @Throttled(limit = 1, period = "1h")
        @CacheResult
        @Locked
        public int call() {
            return lock.isHeld() ? -1 : ++calls;
        }
    }

    @Test
    void switchedOffAsAWholeItNeedsNoRedisAndAnnotationsDoNothing() {
        try (Node node = Node.startWith(Map.of("rubric.enabled", "false"), Bean.class)) {
            assertThat(node.get(Bean.class).call()).isEqualTo(1);
            assertThat(node.get(Bean.class).call()).isEqualTo(2);
        }
    }

    @Test
    void eachFeatureCanBeSwitchedOff() {
        Map<String, String> off = Map.of(
                "rubric.throttle.enabled", "false", "rubric.cache.enabled", "false", "rubric.lock.enabled", "false");
        try (Node node = Node.start(off, Bean.class)) {
            assertThat(node.get(Bean.class).call()).isEqualTo(1);
            assertThat(node.get(Bean.class).call()).isEqualTo(2);
        }
    }
}
