package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.RedissonShutdownException;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisTimeoutException;

/** What becomes of commands that fail, beside others and behind them. */
class LanesErrorsTest extends StillLanes {

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
        assertThat(answers.stream().map(StillLanes::join)).containsExactly(1L, 2L, 3L, 4L);
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
        assertThat(answers.stream().map(StillLanes::join)).containsExactly(1L, 2L, 3L);
        assertThat(failure(wrong[0])).isSameAs(mistake);
    }

    @Test
    void whoWaitsBehindAnAnswerThatDoesNotComeWaitsNoLongerThanForIt() {
        RedissonClient hasty = client(Duration.ofMillis(300));
        Lanes some = new Lanes(new OnceClient(hasty), false, now::get);
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
                new OnceClient(client) {
                    @Override
                    RBatch batch() {
                        if (made.getAndIncrement() == 0) {
                            return super.batch();
                        }
                        depths.add(StackWalker.getInstance()
                                .walk(frames -> frames.filter(
                                                f -> f.getClassName().equals(BatchLane.class.getName()))
                                        .count()));
                        throw new IllegalStateException("no batch");
                    }
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
}
