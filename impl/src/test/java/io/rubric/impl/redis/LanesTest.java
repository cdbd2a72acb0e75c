package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.Redisson;
import org.redisson.RedissonShutdownException;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** What becomes of commands while Redis stands still, so that they wait for each other. */
class LanesTest {

    private static final BatchOptions ONCE = BatchOptions.defaults().retryAttempts(0);
    private static final Script ANSWER = new Script("return redis.error_reply(ARGV[1])");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static StoppableRedis server;

    private final RedissonClient client = client(TIMEOUT);
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final Lanes lanes = new Lanes(this::batch, false, now::get);

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

    @Test
    void whoIsAloneSendsAtOnce() {
        for (int i = 1; i <= 10; i++) {
            join(increment("a"));
            assertThat(batches).hasValue(i);
        }
    }

    @Test
    void thoseWhoWaitGoTogether() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> increments(101));
        assertThat(answers.stream().map(LanesTest::join))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 101).mapToObj(i -> (long) i).toList());
        assertThat(batches).hasValue(2);
    }

    @Test
    void whoWaitsWithManyWaitsForALimitedNumber() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> increments(1 + 2 * 128 + 1));
        answers.forEach(LanesTest::join);
        assertThat(batches).hasValue(4);
    }

    @Test
    void whoHasGivenUpBeforeHisTurnIsNotSent() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Long>> all = increments(10);
            all.subList(1, 9).forEach(one -> one.cancel(false));
            return all;
        });
        assertThat(join(answers.get(9))).isEqualTo(2);
    }

    @Test
    void whoGivesUpAfterItIsSentTakesNothingFromTheOthers() {
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Long>> all = increments(10);
            all.get(0).cancel(false);
            return all;
        });
        assertThat(join(answers.get(9))).isEqualTo(10);
        assertThat(join(increment("a"))).isEqualTo(11);
    }

    @Test
    void whoComesAfterATenthOfASecondDoesNotWaitForAnAnswerThatMayBeLost() {
        whileItStandsStill(() -> {
                    increments(5);
                    now.addAndGet(Duration.ofMillis(99).toNanos());
                    CompletableFuture<Long> early = increment("a");
                    assertThat(batches).hasValue(1);
                    now.addAndGet(Duration.ofMillis(1).toNanos());
                    CompletableFuture<Long> late = increment("b");
                    assertThat(batches).hasValue(2);
                    increment("a");
                    assertThat(batches).hasValue(2);
                    return List.of(early, late);
                })
                .forEach(LanesTest::join);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERR something",
                "WRONGTYPE of a key",
                "OOM command not allowed",
                "LOADING the data set",
                "TRYAGAIN later",
                "CLUSTERDOWN no slots",
                "BUSY with a script",
                "READONLY replica",
                "NOSCRIPT from within",
                "NOAUTH whoever you are"
            })
    void theErrorOfOneIsItsOwn(String error) {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        List<CompletableFuture<Object>> refused = whileItStandsStill(() -> {
            answers.addAll(increments(3));
            List<CompletableFuture<Object>> some = List.of(refused(error), refused("ERR another"), refused(error));
            answers.add(increment("a"));
            return some;
        });
        assertThat(answers.stream().map(LanesTest::join)).containsExactly(1L, 2L, 3L, 4L);
        refused.forEach(one -> assertThat(failure(one)).isNotInstanceOf(RedisTimeoutException.class));
        assertThat(failure(refused.get(1))).hasMessageContaining("another");
        assertThat(join(increment("a"))).isEqualTo(5);
    }

    @Test
    void whatIsToBeAskedAgainLaterHasAnEndAlsoBehindAnotherError() {
        List<CompletableFuture<Object>> refused =
                whileItStandsStill(() -> List.of(refused("ERR a"), refused("ERR b"), refused("LOADING the data set")));
        assertThat(failure(refused.get(1))).hasMessageContaining("ERR b");
        assertThat(Outage.is(failure(refused.get(2)))).isTrue();
    }

    @Test
    void aCommandThatCannotBeMadeIsNoMatterOfTheOthers() {
        IllegalStateException mistake = new IllegalStateException();
        CompletableFuture<?>[] wrong = new CompletableFuture<?>[1];
        List<CompletableFuture<Long>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Long>> all = new ArrayList<>(increments(2));
            wrong[0] = lanes.send("a", batch -> {
                throw mistake;
            });
            all.add(increment("a"));
            return all;
        });
        assertThat(answers.stream().map(LanesTest::join)).containsExactly(1L, 2L, 3L);
        assertThat(failure(wrong[0])).isSameAs(mistake);
    }

    @Test
    void whoWaitsBehindAnAnswerThatDoesNotComeWaitsNoLongerThanForIt() {
        RedissonClient hasty = client(Duration.ofMillis(300));
        Lanes some = new Lanes(() -> hasty.createBatch(ONCE), false, now::get);
        try {
            increment(some, "a").join();
            server.stop();
            CompletableFuture<Long> sent = increment(some, "a");
            CompletableFuture<Long> queued = increment(some, "a");
            assertThat(failure(sent)).isInstanceOf(RedisTimeoutException.class);
            assertThat(failure(queued)).isSameAs(failure(sent));
            server.goOn();
            TestRedis.await("answers", () -> catchThrowable(() -> join(increment(some, "b"))) == null);
        } finally {
            hasty.shutdown();
        }
    }

    @Test
    void aClientThatIsShutDownFailsThemAtOnceAndTheyDoNotNest() {
        client.shutdown();
        List<CompletableFuture<Long>> answers = increments(1000);
        answers.forEach(one -> assertThat(failure(one)).isInstanceOf(RedissonShutdownException.class));
    }

    @Test
    void manyBatchesThatFailAtOnceDoNotNest() {
        List<Long> depths = new ArrayList<>();
        AtomicInteger made = new AtomicInteger();
        Lanes some = new Lanes(
                () -> {
                    if (made.getAndIncrement() == 0) {
                        return batch();
                    }
                    depths.add(StackWalker.getInstance()
                            .walk(frames -> frames.filter(f -> f.getClassName().equals(BatchLane.class.getName()))
                                    .count()));
                    throw new IllegalStateException("no batch");
                },
                false,
                now::get);
        List<CompletableFuture<Long>> answers = whileItStandsStill(() ->
                IntStream.range(0, 10_000).mapToObj(i -> increment(some, "a")).toList());
        assertThat(join(answers.get(0))).isEqualTo(1);
        answers.subList(1, 10_000).forEach(one -> assertThat(failure(one)).isInstanceOf(IllegalStateException.class));
        assertThat(depths).hasSizeGreaterThan(70).allMatch(depth -> depth < 5);
    }

    @Test
    void closingEndsAllWaits() {
        whileItStandsStill(() -> {
            List<CompletableFuture<Long>> answers = new ArrayList<>(increments(5));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            answers.addAll(increments(5));
            lanes.close();
            answers.forEach(one -> assertThat(one).isCompletedExceptionally());
            assertThat(failure(answers.get(9))).isInstanceOf(RedissonShutdownException.class);
            assertThat(failure(increment("a"))).isInstanceOf(RedissonShutdownException.class);
            return answers;
        });
    }

    private List<CompletableFuture<Long>> increments(int number) {
        return IntStream.range(0, number).mapToObj(i -> increment("a")).toList();
    }

    private CompletableFuture<Long> increment(String key) {
        return increment(lanes, key);
    }

    private static CompletableFuture<Long> increment(Lanes some, String key) {
        return some.send(key, batch -> batch.getAtomicLong(key).incrementAndGetAsync());
    }

    private CompletableFuture<Object> refused(String error) {
        return lanes.send(
                "a",
                new ScriptCall<>(ANSWER, ReturnType.VALUE, StringCodec.INSTANCE, List.of("a"), List.of(error), false));
    }

    /** Sends while the server stands still: the first command is under way, those after it wait. */
    private <T> List<T> whileItStandsStill(Supplier<List<T>> send) {
        client.getBucket("nothing").isExists(); // there is a connection
        client.getScript().scriptLoad(ANSWER.text());
        server.stop();
        try {
            return send.get();
        } finally {
            server.goOn();
        }
    }

    private RBatch batch() {
        batches.incrementAndGet();
        return client.createBatch(ONCE);
    }

    private static RedissonClient client(Duration timeout) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress(server.address())
                .setTimeout((int) timeout.toMillis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(16);
        return Redisson.create(config);
    }

    private static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private static Throwable failure(CompletableFuture<?> answer) {
        Throwable error = catchThrowable(() -> join(answer));
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        assertThat(cause).as("what the caller is told").isNotNull().isNotInstanceOf(TimeoutException.class);
        return cause;
    }
}
