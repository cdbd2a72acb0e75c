package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.api.RKeys;

class SlotsTest {

    private final Slots single = new Slots("shop", "users", () -> false);
    private final Slots cluster = new Slots("shop", "users", () -> true);

    @Test
    void onASingleServerThereIsOnePartition() {
        assertThat(single.all()).containsExactly(new Slot("shop:cache:{users}"));
        assertThat(single.of("1")).isEqualTo(new Slot("shop:cache:{users}"));
    }

    @Test
    void inAClusterTheEntriesOfOneCacheAreSpreadOverSixteen() {
        assertThat(cluster.all())
                .hasSize(16)
                .doesNotHaveDuplicates()
                .contains(new Slot("shop:cache:{users:0}"), new Slot("shop:cache:{users:15}"));
        Set<Slot> used = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            used.add(cluster.of("key-" + i));
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(cluster.all());
    }

    @Test
    void everyNodeFindsAKeyInTheSamePartition() {
        Slots other = new Slots("shop", "users", () -> true);
        for (String key : List.of("", "1", "polygenelubricants", "a,b")) { // one has the least of all hash codes
            assertThat(cluster.of(key)).isEqualTo(other.of(key));
        }
    }

    @Test
    void theKeysOfAPartitionTellWhatTheyHold() {
        Slot slot = new Slot("shop:cache:{users}");
        assertThat(List.of(
                        slot.header(),
                        slot.entry("1"),
                        slot.lease("1"),
                        slot.waiters("1"),
                        slot.tickets("1"),
                        slot.generation("1")))
                .containsExactly(
                        "shop:cache:{users}:h",
                        "shop:cache:{users}:e:1",
                        "shop:cache:{users}:l:1",
                        "shop:cache:{users}:w:1",
                        "shop:cache:{users}:t:1",
                        "shop:cache:{users}:g:1");
    }

    @Test
    void aNameWithBracesDoesNotLeaveItsPlace() {
        assertThat(new Slots("shop", "a}b{c", () -> false).all()).containsExactly(new Slot("shop:cache:{a%7Db%7Bc}"));
    }

    @Test
    void redisIsAskedOnceWhetherItIsACluster() {
        AtomicInteger asked = new AtomicInteger();
        Slots slots = new Slots("shop", "users", () -> asked.incrementAndGet() > 0);
        assertThat(asked).hasValue(0);
        slots.all();
        slots.of("1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void eachPartitionIsAskedOnceAndAnswersComeInTheOrderOfTheQuestions() {
        List<String> keys = IntStream.range(0, 100).mapToObj(i -> "key-" + i).toList();
        List<Slot> asked = new ArrayList<>();
        List<String> answers = join(cluster.each(keys, key -> key, (slot, some) -> {
            asked.add(slot);
            assertThat(some).allSatisfy(key -> assertThat(cluster.of(key)).isEqualTo(slot));
            return CompletableFuture.supplyAsync(
                    () -> some.stream().map(key -> "answer to " + key).toList());
        }));
        assertThat(answers)
                .containsExactlyElementsOf(
                        keys.stream().map(key -> "answer to " + key).toList());
        assertThat(asked).doesNotHaveDuplicates().hasSize(16);
    }

    @Test
    void aPartitionThatFailsFailsItsOwnAnswersAlone() {
        List<String> keys = IntStream.range(0, 100).mapToObj(i -> "key-" + i).toList();
        Slot away = cluster.of("key-7");
        var answers = cluster.each(
                keys,
                key -> key,
                (slot, some) -> slot.equals(away)
                        ? CompletableFuture.failedFuture(new IllegalStateException())
                        : CompletableFuture.completedFuture(some));
        for (int i = 0; i < keys.size(); i++) {
            boolean fails = cluster.of(keys.get(i)).equals(away);
            assertThat(answers.get(i).isCompletedExceptionally()).isEqualTo(fails);
            assertThat(fails ? keys.get(i) : answers.get(i).join()).isEqualTo(keys.get(i));
        }
    }

    @Test
    void whoAsksNothingAsksNobody() {
        assertThat(cluster.<String, String>each(List.of(), key -> key, (slot, some) -> {
                    throw new AssertionError(slot);
                }))
                .isEmpty();
    }

    @Test
    void beforeRedisIsOpenTheyAreNotKnown() {
        AtomicBoolean open = new AtomicBoolean();
        Slots slots = new Slots("shop", "users", () -> {
            if (!open.get()) {
                throw new IllegalStateException("not open yet");
            }
            return true;
        });
        assertThat(slots.areKnown()).isFalse();
        open.set(true);
        assertThat(slots.areKnown()).isTrue();
    }

    @Test
    void aPartitionIsOneHashSlotAndTheMastersShareThePartitions() {
        RKeys keys = Topology.CLUSTER.client().getKeys();
        Set<Integer> masters = new HashSet<>();
        for (Slot slot : cluster.all()) {
            int place = keys.getSlot(slot.header());
            assertThat(List.of(
                            slot.entry("a"),
                            slot.lease("{b}"),
                            slot.waiters("c"),
                            slot.tickets("d"),
                            slot.generation("e")))
                    .allSatisfy(key -> assertThat(keys.getSlot(key)).isEqualTo(place));
            masters.add(place * 3 / 16384);
        }
        assertThat(masters).hasSize(3);
    }

    private static <T> List<T> join(List<CompletableFuture<T>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
