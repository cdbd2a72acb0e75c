package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each feature asks of Redis, counted on the server. A script is one command of the client; those inside it are counted, too. */
public class CommandCountTest {

    @ApplicationScoped
    public static class Bean {
        @CacheResult(cacheName = "c", key = "{id}")
        public String cached(int id) {
            return "value";
        }

        @CacheRemove(cacheName = "c", key = "{id}")
        public void remove(int id) {}

        @Throttled(limit = 2, period = "1h", key = "{user}")
        public void limited(String user) {}

        @Locked("{id}")
        public void locked(int id) {}
    }

    private Node node;
    private Bean bean;

    @BeforeEach
    void warmUp() {
        node = Node.start(Bean.class);
        bean = node.get(Bean.class);
        bean.cached(1); // scripts are loaded by their first call
        bean.remove(1);
        bean.cached(1);
        bean.limited("first");
        bean.locked(1);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aHitIsOneCommand() {
        assertThat(TestRedis.commandsDuring(() -> bean.cached(1))).isEqualTo(Map.of("mget", 1L));
    }

    @Test
    void aMissIsThreeRoundTrips() {
        Map<String, Long> commands = TestRedis.commandsDuring(() -> bean.cached(2));
        assertThat(commands).containsEntry("mget", 1L).containsEntry("evalsha", 2L);
        assertThat(commands.keySet())
                .containsExactlyInAnyOrder("mget", "evalsha", "time", "get", "set", "pttl", "smembers", "del");
    }

    @Test
    void aRemovalIsOneScript() {
        assertThat(TestRedis.commandsDuring(() -> bean.remove(1)))
                .isEqualTo(Map.of("evalsha", 1L, "zrange", 1L, "del", 2L));
    }

    @Test
    void aLimiterCheckIsOneScript() {
        assertThat(TestRedis.commandsDuring(() -> bean.limited("me")))
                .isEqualTo(Map.of("evalsha", 1L, "time", 1L, "get", 1L, "set", 1L));
    }

    @Test
    void aRefusalIsOneScriptAndWritesNothing() {
        bean.limited("me");
        bean.limited("me");
        Map<String, Long> commands = TestRedis.commandsDuring(() -> {
            try {
                bean.limited("me");
            } catch (ThrottledException refused) {
                return;
            }
            throw new AssertionError("not refused");
        });
        assertThat(commands).isEqualTo(Map.of("evalsha", 1L, "time", 1L, "get", 1L));
    }

    @Test
    void anUncontendedLockIsTwoScriptsAndPublishesNothing() {
        assertThat(TestRedis.commandsDuring(() -> bean.locked(2)))
                .isEqualTo(Map.of("evalsha", 2L, "get", 2L, "time", 1L, "set", 2L));
    }
}
