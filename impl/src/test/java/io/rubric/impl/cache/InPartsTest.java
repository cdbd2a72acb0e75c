package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheException;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.redis.Breakers;
import io.rubric.impl.testing.ManualTimer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InPartsTest {

    private static final List<String> KEYS =
            IntStream.range(0, 1200).mapToObj(i -> "key-" + i).toList();

    private final Breakers<Slot> breakers = new Breakers<>(() -> 0, () -> true);
    private final SomeReadings store = new SomeReadings();
    private final Region region = BareRegion.of(new Stores(store, null, null), breakers, new ManualTimer());
    private final InParts parts = new InParts(region, Outcome.ofValue());

    /** The things that were asked about, by command. */
    private final List<List<String>> asked = new ArrayList<>();

    private List<String> answers;
    private Throwable error;

    @Test
    void fiveHundredAreAskedAboutAtATimeAndAnswersKeepTheirOrder() throws Exception {
        ask(KEYS, key -> CompletableFuture.supplyAsync(() -> "answer to " + key));
        assertThat(asked).containsExactly(KEYS.subList(0, 500), KEYS.subList(500, 1000), KEYS.subList(1000, 1200));
        assertThat(answers)
                .containsExactlyElementsOf(
                        KEYS.stream().map(key -> "answer to " + key).toList());
        assertThat(error).isNull();
    }

    @Test
    void nothingIsAnsweredWithoutACommand() throws Exception {
        ask(List.of(), key -> new CompletableFuture<>());
        assertThat(asked).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(error).isNull();
    }

    @Test
    void whatFailsIsNullAndNoMoreIsAsked() throws Exception {
        IllegalStateException lost = new IllegalStateException("connection lost");
        ask(
                KEYS,
                key -> key.equals("key-7")
                        ? CompletableFuture.failedFuture(lost)
                        : CompletableFuture.completedFuture(key));
        assertThat(asked).hasSize(1);
        List<String> expected = new ArrayList<>(KEYS.subList(0, 500));
        expected.set(7, null);
        expected.addAll(Collections.nCopies(700, null));
        assertThat(answers).isEqualTo(expected);
        assertThat(error).isSameAs(lost);
    }

    @Test
    void anAnswerThatNeverComesIsHeldAgainstItsPartitionAlone() throws Exception {
        for (int i = 0; i < 5; i++) {
            ask(
                    List.of("key-0", "key-1"),
                    key -> key.equals("key-1") ? new CompletableFuture<>() : CompletableFuture.completedFuture(key));
            assertThat(answers).containsExactly("key-0", null);
            assertThat(error).isInstanceOf(TimeoutException.class);
        }
        assertThat(region.isReadable("key-1")).isFalse();
        assertThat(region.isReadable("key-0")).isTrue();
    }

    @Test
    void whatCannotBeReadIsNotAskedFor() throws Exception {
        Slots slots = new Slots("test", "users", () -> true);
        for (int i = 0; i < 5; i++) {
            breakers.of(slots.of("key-1")).failed();
        }
        List<EntryId> ids = KEYS.subList(0, 100).stream()
                .map(key -> new EntryId(key, List.of()))
                .toList();
        parts.read(ids, (readings, why) -> {
            error = why;
            for (int i = 0; i < ids.size(); i++) {
                boolean away = slots.of(ids.get(i).key()).equals(slots.of("key-1"));
                assertThat(readings.get(i)).isEqualTo(away ? null : store.readings.get(ids.get(i)));
            }
            return null;
        });
        assertThat(store.readings).isNotEmpty().hasSizeLessThan(100);
        assertThat(error).isInstanceOf(CacheException.class);
    }

    private void ask(List<String> things, Function<String, CompletableFuture<String>> answer) throws Exception {
        parts.<String, String>ask(
                things,
                key -> key,
                some -> {
                    asked.add(List.copyOf(some));
                    return some.stream().map(answer).toList();
                },
                (all, why) -> {
                    answers = all;
                    error = why;
                    return null;
                });
    }
}
