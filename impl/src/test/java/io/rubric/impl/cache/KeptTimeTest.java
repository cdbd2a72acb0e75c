package io.rubric.impl.cache;

import static io.rubric.impl.cache.StoredCache.KEEP;
import static io.rubric.impl.cache.StoredCache.LEASE;
import static io.rubric.impl.cache.StoredCache.TTL;
import static io.rubric.impl.cache.StoredCache.bytes;
import static io.rubric.impl.cache.StoredCache.id;
import static io.rubric.impl.cache.StoredCache.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything in Redis has an end, and what tells whether an entry counts does not end before the entry. */
@ParameterizedClass
@EnumSource(Topology.class)
class KeptTimeTest {

    private static final EntryId ID = id("1", "g", "h");
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final StoredCache cache;
    private final Slot slot;

    KeptTimeTest(Topology topology) {
        cache = new StoredCache(topology);
        slot = cache.slot(ID);
    }

    @Test
    void anEntryLivesForItsTime() {
        cache.load(ID, "a");
        assertLives(slot.entry("1"), TTL);
    }

    @Test
    void aLeaseLivesForItsTime() {
        cache.lease(ID);
        assertLives(slot.lease("1"), LEASE);
    }

    @Test
    void fromTheBeginningOfALoadHeaderAndGenerationsLiveLongEnough() {
        cache.lease(ID);
        fenceLives(KEEP);
    }

    @Test
    void aLoadOrPutThatMayTakeLongerMakesThemLiveLonger() {
        Duration shorter = Duration.ofSeconds(60);
        join(cache.entries()
                .lease(List.of(new CacheStore.Wanted(ID, "first", new byte[0])), LEASE, shorter)
                .get(0));
        fenceLives(shorter);
        cache.remove(ID);
        cache.lease(ID);
        fenceLives(KEEP);
        join(cache.puts().ticket(ID, "put", LEASE, KEEP.multipliedBy(2)));
        fenceLives(KEEP.multipliedBy(2));
    }

    @Test
    void aLongerEntryMakesThemLiveLonger() {
        byte[] lease = cache.lease(ID).lease();
        Duration longer = KEEP.multipliedBy(4);
        cache.fill(ID, lease, "a", longer.minus(KEEP), longer);
        fenceLives(longer);
    }

    @Test
    void aShorterEntryDoesNotShortenTheirs() {
        byte[] lease = cache.lease(ID).lease();
        Duration shorter = Duration.ofSeconds(1);
        cache.fill(ID, lease, "a", shorter, shorter);
        fenceLives(KEEP);
        join(cache.entries()
                .lease(List.of(StoredCache.wanted(id("2", "g", "h"), "")), shorter, shorter)
                .get(0));
        join(cache.puts().ticket(id("3", "g", "h"), "t", shorter, shorter));
        fenceLives(KEEP);
    }

    @Test
    void aPutKeepsThemFromItsBeginningToTheEndOfItsEntry() {
        byte[] version = cache.ticket(ID, "put");
        fenceLives(KEEP);
        assertLives(slot.tickets("1"), LEASE);
        Duration longer = KEEP.multipliedBy(4);
        join(cache.puts().put(ID, "put", version, Entry.write(ID.groups(), bytes("a")), TTL, longer));
        assertLives(slot.entry("1"), TTL);
        fenceLives(longer);
    }

    @Test
    void whatNobodyHasGivenAnEndGetsOne() {
        cache.lease(ID);
        for (String key : List.of(slot.header(), slot.generation("g"))) {
            cache.raw(key).clearExpire();
        }
        cache.remove(ID);
        cache.load(ID, "a");
        fenceLives(KEEP);
    }

    @Test
    void aRefusedLoadDoesNotLengthenAnything() {
        byte[] lease = cache.lease(ID).lease();
        cache.remove(new Removal.OfGroup("g"));
        Duration longer = KEEP.multipliedBy(4);
        cache.fill(ID, lease, "a", TTL, longer);
        fenceLives(KEEP);
    }

    private void fenceLives(Duration time) {
        for (String key : List.of(slot.header(), slot.generation("g"), slot.generation("h"))) {
            assertLives(key, time);
        }
    }

    private void assertLives(String key, Duration time) {
        assertThat(cache.keys().remainTimeToLive(key))
                .as(key)
                .isBetween(time.minus(SLACK).toMillis(), time.toMillis());
    }
}
