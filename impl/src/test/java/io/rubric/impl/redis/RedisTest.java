package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.Configured;
import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.testing.TestRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisTest {

    private final Set<Thread> before = threads();
    private final ApplicationExecutor executor = new ApplicationExecutor();
    private final Map<String, String> configuration = new HashMap<>();
    private Redis redis;
    private RedisSettings settings;

    @AfterEach
    void closingLeavesNoThread() {
        redis.close();
        executor.close();
        TestRedis.await("all threads end", () -> before.containsAll(threads()));
    }

    @Test
    void aServerThatAnswersIsReady() throws Exception {
        open(TestRedis.address());
        redis.check(settings, executor);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        redis.whenReady(settings, executor, () -> ready.complete(null));
        assertThat(ready).isDone();
        assertThat(redis.ask(client -> client.getBucket("nothing-there").isExistsAsync())
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    void aServerThatDoesNotAnswerFailsTheStartWithinItsTimeout() {
        configuration.put("rubric.redis.startup-timeout", "300ms");
        open("redis://127.0.0.1:" + freePort());
        assertThatThrownBy(() -> redis.check(settings, executor))
                .isInstanceOf(RubricException.class)
                .hasMessageContaining(
                        "RUBRIC-912 rubric.redis.address: Redis does not answer; found no answer within PT0.3S")
                .hasMessageContaining("rubric.redis.on-startup=warn")
                .hasCauseInstanceOf(Exception.class);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingFailsTheStart() throws IOException {
        configuration.put("rubric.redis.startup-timeout", "300ms");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            open("redis://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> redis.check(settings, executor)).hasMessageContaining("RUBRIC-912");
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysKnown() {
        open("redis://127.0.0.1:" + freePort());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> redis.check(settings, executor)).hasMessageContaining("RUBRIC-912");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @SuppressWarnings("try") // the relay is there, that is all
    void untilItHasAnsweredOnceItIsNotAskedAndThenItIs() throws Exception {
        configuration.put("rubric.redis.on-startup", "warn");
        configuration.put("rubric.redis.startup-timeout", "300ms");
        int port = freePort();
        open("redis://127.0.0.1:" + port);
        redis.check(settings, executor);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        redis.whenReady(settings, executor, () -> ready.complete(null));
        assertThat(redis.ask(client -> client.getBucket("a").isExistsAsync()).toCompletableFuture())
                .isCompletedExceptionally();
        try (Relay server = new Relay(port, URI.create(TestRedis.address()))) {
            ready.get(30, TimeUnit.SECONDS);
            assertThat(redis.ask(client -> client.getBucket("nothing-there").isExistsAsync())
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS))
                    .isFalse();
        }
    }

    @Test
    void aStartThatFailsFailsTheDeployment() {
        open(TestRedis.address());
        redis.check(settings, executor);
        assertThatThrownBy(() -> redis.whenReady(settings, executor, () -> {
                    throw new IllegalStateException("no subscription");
                }))
                .isInstanceOf(RubricException.class)
                .hasMessageContaining("RUBRIC-912")
                .hasMessageContaining("no subscription");
    }

    @Test
    void aStartThatMayFailIsTriedUntilItSucceeds() throws Exception {
        configuration.put("rubric.redis.on-startup", "warn");
        open(TestRedis.address());
        redis.check(settings, executor);
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> started = new CompletableFuture<>();
        redis.whenReady(settings, executor, () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("no subscription");
            }
            started.complete(null);
        });
        started.get(30, TimeUnit.SECONDS);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void theFirstCommandStaysWithinThePrefix() {
        try (RedisServer server = EmbeddedRedis.start("--user default on nopass ~shop:* &* +@all".split(" ", -1))) {
            open(server.address());
            redis.check(settings, executor);
            redis.close();
        }
    }

    @Test
    void anInterruptDoesNotFailAStartThatMayDoWithoutRedis() {
        configuration.put("rubric.redis.on-startup", "warn");
        open("redis://127.0.0.1:" + freePort());
        Thread.currentThread().interrupt();
        redis.check(settings, executor);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatCannotBeAskedIsAFailedStage() {
        open(TestRedis.address());
        redis.check(settings, executor);
        IllegalStateException thrown = new IllegalStateException();
        CompletableFuture<?> asked = redis.<Object>ask(client -> {
                    throw thrown;
                })
                .toCompletableFuture();
        assertThatThrownBy(() -> asked.get(20, TimeUnit.SECONDS)).hasCause(thrown);
    }

    @Test
    void theApplicationsOwnClientIsNotClosed() {
        Redis own = new Redis(Configured.with(configuration), "shop", new JsonCodec());
        own.use(TestRedis.client());
        own.close();
        assertThat(TestRedis.client().isShutdown()).isFalse();
        open(TestRedis.address());
    }

    @Test
    void anEmbeddedServerStartsWithTheClientAndEndsWithIt() throws IOException {
        open("embedded");
        redis.check(settings, executor);
        assertThat(redis.client().getBucket("nothing-there").isExists()).isFalse();
        redis.close();
        assertThatIllegalStateException().isThrownBy(redis::client);
    }

    private void open(String address) {
        configuration.put("rubric.redis.address", address);
        Settings all = Configured.with(configuration);
        Problems problems = new Problems();
        settings = RedisSettings.read(all, false, problems);
        assertThat(problems.messages()).isEmpty();
        redis = new Redis(all, "shop", new JsonCodec());
        redis.open(settings);
    }

    private static Set<Thread> threads() {
        TestRedis.address(); // its own threads are there before
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("redisson")
                        || thread.getName().startsWith("rubric"))
                .collect(Collectors.toSet());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
