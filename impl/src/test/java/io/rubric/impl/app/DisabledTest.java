package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisName;
import io.rubric.redis.RedisScript;
import io.rubric.redis.RedisScriptException;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RMap;

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

    public interface Scripts {
        @RedisScript("return redis.call('GET', KEYS[1])")
        String get(@RedisKey("any:{0}") String name);
    }

    @Singleton
    public static class Structures {
        @Inject
        @RedisName("any")
        RMap<String, String> map;

        @Inject
        Scripts scripts;
    }

    @Test
    void aStructureNeedsRedisAndSaysSo() {
        try (Node node = Node.startWith(Map.of("rubric.enabled", "false"), Structures.class)) {
            Structures structures = node.get(Structures.class);
            assertThatThrownBy(() -> structures.map.get("one"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("rubric.enabled is false");
            assertThatThrownBy(() -> structures.scripts.get("one"))
                    .isInstanceOf(RedisScriptException.class)
                    .hasMessageContaining("rubric.enabled is false")
                    .hasMessageNotContaining("may have run");
        }
    }
}
