package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class RedissonClientTest {

    @ApplicationScoped
    public static class Bean {
        @Throttled(limit = 1)
        public void call() {}
    }

    @ApplicationScoped
    public static class Own {
        static RedissonClient made;

        @Produces
        @ApplicationScoped
        RedissonClient client() {
            made = TestRedis.client(TestRedis.address());
            return made;
        }

        void close(@Disposes RedissonClient client) {
            client.shutdown();
        }
    }

    @Test
    void theClientCanBeInjected() {
        try (Node node = Node.start(Bean.class)) {
            assertThat(node.get(RedissonClient.class).getBucket("nothing-there").isExists())
                    .isFalse();
        }
    }

    @Test
    void anApplicationsOwnClientIsUsedAsItIsAndNeedsNoAddress() {
        try (Node node = Node.startWith(Map.of("rubric.prefix", Node.randomPrefix()), Bean.class, Own.class)) {
            node.get(Bean.class).call();
            assertThat(Own.made.isShutdown()).isFalse();
        }
        assertThat(Own.made.isShutdown()).isTrue();
    }
}
