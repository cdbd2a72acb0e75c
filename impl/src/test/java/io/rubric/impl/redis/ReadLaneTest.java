package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.RedissonShutdownException;
import org.redisson.client.codec.ByteArrayCodec;

/** Who shares a command that reads, while Redis stands still. */
class ReadLaneTest extends StillLanes {

    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private final ReadLane lane = new ReadLane(this::get, now::get);

    @Test
    void whoIsAloneReadsAtOnce() {
        for (int i = 1; i <= 10; i++) {
            join(read("a"));
            assertThat(commands).hasSize(i);
        }
    }

    @Test
    void thoseWhoWaitShareOneCommandAndEachHasWhatHeAskedFor() {
        IntStream.range(0, 50).forEach(i -> set("k" + i, "value " + i));
        List<CompletableFuture<Map<String, byte[]>>> answers = whileItStandsStill(() ->
                IntStream.range(0, 50).mapToObj(i -> read("k" + i, "none")).toList());
        for (int i = 0; i < 50; i++) {
            Map<String, byte[]> found = join(answers.get(i));
            assertThat(found.get("k" + i)).asString().isEqualTo("value " + i);
            assertThat(found).doesNotContainKey("none");
        }
        assertThat(commands).hasSize(2);
    }

    @Test
    void nobodyIsGivenAnAnswerToACommandThatWasSentBeforeHeAsked() {
        List<CompletableFuture<Map<String, byte[]>>> answers =
                whileItStandsStill(() -> List.of(read("a"), read("a"), read("a")));
        answers.forEach(StillLanes::join);
        assertThat(commands).containsExactly(List.of("a"), List.of("a"));
    }

    @Test
    void aFullLoadIsNotHeldUp() {
        List<CompletableFuture<Map<String, byte[]>>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Map<String, byte[]>>> all = new ArrayList<>(List.of(read("first")));
            IntStream.range(1, ReadLane.MOST_KEYS).forEach(i -> all.add(read("k" + i)));
            assertThat(commands).hasSize(1);
            all.add(read("last"));
            assertThat(commands).hasSize(2);
            return all;
        });
        answers.forEach(StillLanes::join);
        assertThat(commands.get(1)).hasSize(ReadLane.MOST_KEYS);
    }

    @Test
    void largeValuesAreNotHeldUpForCompany() {
        set("large", "x".repeat(ReadLane.MOST_BYTES));
        join(read("large"));
        List<CompletableFuture<Map<String, byte[]>>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Map<String, byte[]>>> all = List.of(read("large"), read("large"), read("large"));
            assertThat(commands).hasSize(4);
            return all;
        });
        answers.forEach(StillLanes::join);
    }

    @Test
    void whoComesAfterATenthOfASecondDoesNotWaitForAnAnswerThatMayBeLost() {
        List<CompletableFuture<Map<String, byte[]>>> answers = whileItStandsStill(() -> {
            List<CompletableFuture<Map<String, byte[]>>> all = new ArrayList<>(List.of(read("a")));
            now.addAndGet(Duration.ofMillis(99).toNanos());
            all.add(read("b"));
            assertThat(commands).hasSize(1);
            now.addAndGet(Duration.ofMillis(1).toNanos());
            all.add(read("c"));
            assertThat(commands).hasSize(2);
            return all;
        });
        answers.forEach(StillLanes::join);
        assertThat(commands.get(1)).containsExactly("b", "c");
    }

    @Test
    void anErrorIsToldToAllWhoShareTheCommandAndTheNextOneIsSent() {
        List<CompletableFuture<Map<String, byte[]>>> sent = new ArrayList<>();
        ReadLane failing = new ReadLane(
                keys -> {
                    sent.add(new CompletableFuture<>());
                    return sent.get(sent.size() - 1);
                },
                now::get);
        CompletableFuture<?> first = failing.read(List.of("a")).toCompletableFuture();
        List<CompletableFuture<?>> others = IntStream.range(0, 3)
                .<CompletableFuture<?>>mapToObj(
                        i -> failing.read(List.of("b" + i)).toCompletableFuture())
                .toList();
        sent.get(0).completeExceptionally(new IllegalStateException("first"));
        assertThat(failure(first)).hasMessage("first");
        assertThat(sent).hasSize(2);
        sent.get(1).completeExceptionally(new IllegalStateException("second"));
        others.forEach(other -> assertThat(failure(other)).hasMessage("second"));
    }

    @Test
    void whatCannotBeSentIsToldToo() {
        ReadLane closed = new ReadLane(
                keys -> {
                    throw new IllegalStateException("closed");
                },
                now::get);
        assertThat(failure(closed.read(List.of("a")).toCompletableFuture())).hasMessage("closed");
    }

    @Test
    void closingEndsAllWaits() {
        whileItStandsStill(() -> {
            List<CompletableFuture<Map<String, byte[]>>> answers = new ArrayList<>(List.of(read("a"), read("b")));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            answers.addAll(List.of(read("c"), read("d")));
            lane.close();
            answers.forEach(one -> assertThat(one).isCompletedExceptionally());
            assertThat(failure(read("e"))).isInstanceOf(RedissonShutdownException.class);
            return answers;
        });
        assertThat(commands).hasSize(2);
    }

    private CompletableFuture<Map<String, byte[]>> read(String... keys) {
        return lane.read(List.of(keys)).toCompletableFuture();
    }

    private CompletionStage<Map<String, byte[]>> get(String... keys) {
        commands.add(List.of(keys));
        return client.getBuckets(ByteArrayCodec.INSTANCE).getAsync(keys);
    }

    private void set(String key, String value) {
        client.getBucket(key, ByteArrayCodec.INSTANCE).set(value.getBytes(StandardCharsets.UTF_8));
    }
}
