package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheException;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.redis.RedisServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CacheOutageTest {

    @ApplicationScoped
    public static class Bean {
        final AtomicInteger calls = new AtomicInteger();

        public int calls() {
            return calls.get();
        }

        @CacheResult(cacheName = "c", key = "{id}")
        public int value(int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        public CompletionStage<Integer> later(int id) {
            return CompletableFuture.completedFuture(calls.incrementAndGet());
        }

        @CacheRemove(cacheName = "c", key = "{id}")
        public void remove(int id) {}
    }

    @Test
    void withoutRedisTheMethodIsCalledAndARemovalSaysThatItMayNotHaveHappenedWhereThatIsWanted() throws Exception {
        RedisServer server = EmbeddedRedis.start();
        try (Node node = Node.start(
                Map.of("rubric.redis.address", server.address(), "rubric.cache.on-removal-failure", "fail"),
                Bean.class)) {
            Bean bean = node.get(Bean.class);
            assertThat(bean.value(1)).isEqualTo(1);
            server.close();
            assertThat(bean.value(1)).isEqualTo(2);
            assertThat(bean.value(1)).isEqualTo(3);
            assertThat(bean.later(1).toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .isEqualTo(4);
            assertThatThrownBy(() -> bean.remove(1))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("\"c\"")
                    .hasCauseInstanceOf(Exception.class);
        } finally {
            server.close();
        }
    }

    @Test
    void aRedisThatHangsIsNotWaitedForAndIsUsedAgainWhenItAnswers() throws IOException {
        try (RedisServer server = EmbeddedRedis.start();
                Node node = Node.start(Map.of("rubric.redis.address", server.address()), Bean.class)) {
            Bean bean = node.get(Bean.class);
            assertThat(bean.value(1)).isEqualTo(1);
            pause(server);
            assertThat(bean.value(1)).isEqualTo(2);
            TestRedis.await("a hit again", () -> {
                int before = bean.calls();
                bean.value(1);
                return bean.calls() == before;
            });
        }
    }

    /** The server answers nobody for two seconds. */
    private static void pause(RedisServer server) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
            socket.getOutputStream().write("CLIENT PAUSE 2000 ALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('+');
        }
    }
}
