package io.rubric.impl.cache;

import static io.rubric.impl.cache.StoredCache.KEEP;
import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.Removal.OfAll;
import io.rubric.impl.cache.Removal.OfGroup;
import io.rubric.impl.testing.Topology;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(Topology.class)
class RedissonRemovalStoreTest {

    private final StoredCache cache;

    RedissonRemovalStoreTest(Topology topology) {
        cache = new StoredCache(topology);
    }

    @Test
    void theRemovalOfAKeyTakesItsEntryAndItsLeaseAway() {
        EntryId id = id("1", "g");
        cache.load(id, "a");
        String version = cache.version(id);
        cache.lease(id, StoredCache.LEASE, version);
        cache.remove(id);
        Slot slot = cache.slot(id);
        assertThat(cache.keys().countExists(slot.entry("1"), slot.lease("1"), slot.waiters("1"), slot.tickets("1")))
                .isZero();
    }

    @Test
    void theRemovalOfAKeyLeavesTheOthers() {
        cache.load(id("1", "g"), "a");
        cache.load(id("2", "g"), "b");
        cache.remove(id("1"));
        assertThat(cache.read(id("1", "g"))).isNull();
        assertThat(cache.read(id("2", "g"))).isEqualTo("b");
    }

    @Test
    void theRemovalOfAGroupTakesItsEntriesFromEveryPartitionAndLeavesTheOthers() {
        List<EntryId> in =
                IntStream.range(0, 40).mapToObj(i -> id("in" + i, "g", "h")).toList();
        List<EntryId> out =
                IntStream.range(0, 40).mapToObj(i -> id("out" + i, "h")).toList();
        Stream.concat(in.stream(), out.stream()).forEach(id -> cache.load(id, id.key()));
        cache.remove(new OfGroup("g"));
        assertThat(in).allSatisfy(id -> assertThat(cache.read(id)).isNull());
        assertThat(out).allSatisfy(id -> assertThat(cache.read(id)).isEqualTo(id.key()));
    }

    @Test
    void theRemovalOfAllTakesEverythingFromEveryPartition() {
        List<EntryId> all =
                IntStream.range(0, 40).mapToObj(i -> id("k" + i, "g" + i % 2)).toList();
        all.forEach(id -> cache.load(id, id.key()));
        cache.remove(OfAll.ALL);
        assertThat(all).allSatisfy(id -> assertThat(cache.read(id)).isNull());
    }

    @Test
    void anEntryInAGroupThatTheReaderDoesNotNameIsGoneWithItsGroup() {
        cache.load(id("1", "g"), "a");
        cache.remove(new OfGroup("g"));
        assertThat(cache.read(id("1", "g"))).isNull();
        cache.load(id("2"), "b");
        cache.remove(new OfGroup("g"));
        assertThat(cache.read(id("2", "g")))
                .as("nor does it stay in one that he does")
                .isNull();
        assertThat(cache.read(id("2"))).isEqualTo("b");
    }

    static Stream<Removal> removals() {
        return Stream.of(new Removal.OfKey("1"), new OfGroup("g"), OfAll.ALL);
    }

    @ParameterizedTest
    @MethodSource("removals")
    void aRemovalMayBeDoneAgainAndOfNothing(Removal removal) {
        cache.remove(removal);
        cache.remove(removal);
        cache.load(id("1", "g"), "a");
        cache.remove(removal);
        cache.remove(removal);
        assertThat(cache.read(id("1", "g"))).isNull();
    }

    @Test
    void theRemovalOfAKeyWritesNothingThatStays() {
        cache.remove(id("1"));
        Slot slot = cache.slot(id("1"));
        assertThat(cache.keys().countExists(slot.header(), slot.tickets("1"))).isZero();
    }

    @Test
    void whatTellsOfARemovalLivesAsLongAsItIsToAndAsAnythingThatIsThere() {
        EntryId id = id("1", "g");
        cache.remove(new OfGroup("g"));
        for (Slot slot : cache.partitions()) {
            assertThat(cache.keys().remainTimeToLive(slot.header()))
                    .isBetween(KEEP.toMillis() - 20_000, KEEP.toMillis());
            assertThat(cache.keys().remainTimeToLive(slot.generation("g")))
                    .isBetween(KEEP.toMillis() - 20_000, KEEP.toMillis());
        }
        cache.raw(cache.slot(id).header()).expire(KEEP.multipliedBy(3));
        cache.remove(new OfGroup("g"));
        assertThat(cache.keys().remainTimeToLive(cache.slot(id).header())).isGreaterThan(KEEP.toMillis() * 2);
        assertThat(cache.keys().remainTimeToLive(cache.slot(id).generation("g")))
                .isGreaterThan(KEEP.toMillis() * 2);
    }
}
