package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.StoppableRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.redisson.Redisson;
import org.redisson.api.RBatch;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Lanes to a Redis that a test makes stand still, so that commands wait for each other. */
abstract class StillLanes {

    static final Script ANSWER = new Script("return redis.error_reply(ARGV[1])");
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    static StoppableRedis server;

    final RedissonClient client = client(TIMEOUT);
    final AtomicInteger batches = new AtomicInteger();
    final AtomicLong now = new AtomicLong();
    final Lanes lanes = new Lanes(counted(), false, now::get);

    @BeforeAll
    static void start() {
        server = new StoppableRedis();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @AfterEach
    void close() {
        server.goOn();
        if (!client.isShutdown()) {
            client.getKeys().flushall();
            client.shutdown();
        }
    }

    List<CompletableFuture<Long>> increments(int number) {
        return IntStream.range(0, number).mapToObj(i -> increment("a")).toList();
    }

    CompletableFuture<Long> increment(String key) {
        return increment(lanes, key);
    }

    static CompletableFuture<Long> increment(Lanes some, String key) {
        return some.send(key, batch -> batch.getAtomicLong(key).incrementAndGetAsync());
    }

    CompletableFuture<Object> refused(String error) {
        return lanes.send(
                "a",
                new ScriptCall<>(ANSWER, ReturnType.VALUE, StringCodec.INSTANCE, List.of("a"), List.of(error), false));
    }

    /** Sends while the server stands still: the first command is under way, those after it wait. */
    <T> List<T> whileItStandsStill(Supplier<List<T>> send) {
        client.getBucket("nothing").isExists(); // there is a connection
        client.getScript().scriptLoad(ANSWER.text());
        server.stop();
        try {
            return send.get();
        } finally {
            server.goOn();
        }
    }

    private OnceClient counted() {
        return new OnceClient(client) {
            @Override
            RBatch batch() {
                batches.incrementAndGet();
                return super.batch();
            }
        };
    }

    static RedissonClient client(Duration timeout) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress(server.address())
                .setTimeout((int) timeout.toMillis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(16);
        return Redisson.create(config);
    }

    static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(15, TimeUnit.SECONDS).join();
    }

    static Throwable failure(CompletableFuture<?> answer) {
        Throwable error = catchThrowable(() -> join(answer));
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        assertThat(cause).as("what the caller is told").isNotNull().isNotInstanceOf(TimeoutException.class);
        return cause;
    }
}
