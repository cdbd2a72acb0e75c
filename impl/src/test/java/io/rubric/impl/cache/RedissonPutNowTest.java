package io.rubric.impl.cache;

import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Puts that begin and end at once. */
@ParameterizedClass
@EnumSource(Topology.class)
class RedissonPutNowTest {

    private static final EntryId ID = id("1", "g");

    private final StoredCache cache;

    RedissonPutNowTest(Topology topology) {
        cache = new StoredCache(topology);
    }

    @Test
    void eachIsStoredInPlaceOfTheLast() {
        for (String value : List.of("a", "b")) {
            assertThat(cache.putNow(ID, value)).isTrue();
            assertThat(cache.read(ID)).isEqualTo(value);
        }
        assertThat(cache.keys().countExists(cache.slot(ID).tickets("1"))).isZero();
    }

    @Test
    void whileAnotherPutIsUnderWayNeitherIsLeft() {
        cache.load(ID, "old");
        byte[] slow = cache.ticket(ID, "slow");
        assertThat(cache.putNow(ID, "now")).isFalse();
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.put(ID, "slow", slow, "slow")).isFalse();
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.putNow(ID, "next")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("next");
    }

    @Test
    void aLoadThatBeganBeforeStoresNothingAndWhoWaitsForItIsWoken() throws Exception {
        Lease lease = cache.lease(ID);
        cache.lease(ID);
        Wakes wakes = new Wakes();
        CompletableFuture<Void> woken = wakes.expect(cache.slot(ID).entry("1"));
        cache.listening(wakes, () -> {
            assertThat(cache.putNow(ID, "new")).isTrue();
            TestRedis.await("who waits for the load", woken::isDone);
        });
        assertThat(cache.fill(ID, lease.lease(), "old")).isFalse();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @Test
    void aPutOfNothingRemovesTheEntryAndWhatIsBeingPut() {
        cache.load(ID, "old");
        byte[] slow = cache.ticket(ID, "slow");
        assertThat(cache.putNow(ID, null)).isFalse();
        assertThat(cache.put(ID, "slow", slow, "slow")).isFalse();
        assertThat(cache.reading(ID).entry()).isNull();
    }

    @Test
    void whatWasRemovedOrLostBeforeDoesNotCount() {
        cache.load(ID, "old");
        List<Runnable> before = List.of(
                () -> cache.remove(ID),
                () -> cache.remove(new Removal.OfGroup("g")),
                () -> cache.remove(Removal.OfAll.ALL),
                () -> cache.keys().delete(cache.slot(ID).header()),
                () -> cache.keys().delete(cache.slot(ID).generation("g")));
        before.forEach(what -> {
            what.run();
            assertThat(cache.putNow(ID, "new")).isTrue();
            assertThat(cache.read(ID)).isEqualTo("new");
        });
    }

    @Test
    void aRemovalAfterItTakesItAway() {
        for (Removal removal : List.of(new Removal.OfKey("1"), new Removal.OfGroup("g"), Removal.OfAll.ALL)) {
            cache.putNow(ID, "old");
            cache.remove(removal);
            assertThat(cache.read(ID)).as("%s", removal).isNull();
        }
    }

    @Test
    void everythingItKeepsHasAnEndAndTheFenceLivesLonger() {
        cache.putNow(ID, "a");
        Slot slot = cache.slot(ID);
        long entry = cache.keys().remainTimeToLive(slot.entry("1"));
        assertThat(entry).isPositive();
        for (String key : List.of(slot.header(), slot.generation("g"))) {
            assertThat(cache.keys().remainTimeToLive(key)).as(key).isGreaterThan(entry);
        }
    }
}
