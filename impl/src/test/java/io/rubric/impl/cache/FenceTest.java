package io.rubric.impl.cache;

import static io.rubric.impl.cache.CacheStore.Lease.Outcome.GRANTED;
import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.testing.Topology;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was loaded before a removal is neither read nor stored after it, whatever Redis has lost meanwhile. */
@ParameterizedClass
@EnumSource(Topology.class)
class FenceTest {

    private static final EntryId ID = id("1", "g", "h");

    private final StoredCache cache;

    FenceTest(Topology topology) {
        cache = new StoredCache(topology);
    }

    static Stream<Removal> removals() {
        return Stream.of(new Removal.OfKey("1"), new Removal.OfGroup("g"), new Removal.OfGroup("h"), Removal.OfAll.ALL);
    }

    @ParameterizedTest
    @MethodSource("removals")
    void whatWasStoredBeforeARemovalIsNotReadAfterIt(Removal removal) {
        cache.load(ID, "old");
        cache.remove(removal);
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.load(ID, "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @ParameterizedTest
    @MethodSource("removals")
    void aLoadThatBeganBeforeARemovalStoresNothingAfterIt(Removal removal) {
        Lease lease = cache.lease(ID);
        cache.remove(removal);
        assertThat(cache.reading(ID).isLoading(lease.lease())).isFalse();
        assertThat(cache.fill(ID, lease.lease(), "old")).isFalse();
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.reading(ID).entry()).isNull();
    }

    @ParameterizedTest
    @MethodSource("removals")
    void aLeaseThatARemovalHasPassedIsNobodys(Removal removal) {
        Lease passed = cache.lease(ID);
        cache.remove(removal);
        Lease next = cache.lease(ID);
        assertThat(next.outcome()).isEqualTo(GRANTED);
        assertThat(cache.fill(ID, passed.lease(), "old")).isFalse();
        assertThat(cache.fill(ID, next.lease(), "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @Test
    void withoutTheHeaderEverythingIsAMissAndNothingIsStored() {
        cache.load(ID, "stored");
        Lease lease = cache.lease(ID, StoredCache.LEASE, cache.version(ID));
        cache.keys().delete(cache.slot(ID).header());
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.fill(ID, lease.lease(), "loaded")).isFalse();
        assertThat(cache.load(ID, "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @Test
    void aLoadDoesNotBringBackWhatAHeaderThatIsLostHasOutdated() {
        cache.load(ID, "old");
        cache.remove(Removal.OfAll.ALL);
        cache.keys().delete(cache.slot(ID).header());
        cache.lease(ID);
        assertThat(cache.read(ID)).isNull();
    }

    @Test
    void withoutTheGenerationOfAGroupItsEntriesAreMissesAndAreNotStored() {
        cache.load(ID, "stored");
        EntryId outside = id("2");
        cache.load(outside, "stays");
        Lease lease = cache.lease(id("1", "g"), StoredCache.LEASE, cache.version(ID));
        cache.keys().delete(cache.slot(ID).generation("g"));
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.fill(id("1", "g"), lease.lease(), "loaded")).isFalse();
        assertThat(cache.read(outside)).isEqualTo("stays");
    }

    @Test
    void aGroupThatBecomesKnownAgainDoesNotBringBackWhatItsRemovalHasOutdated() {
        cache.load(ID, "old");
        cache.remove(new Removal.OfGroup("g"));
        cache.keys().delete(cache.slot(ID).generation("g"));
        cache.lease(ID);
        assertThat(cache.read(ID)).isNull();
    }

    @Test
    void whenAllIsDeletedALoadStoresNothingAndTheNextDoes() {
        Lease lease = cache.lease(ID);
        byte[] version = cache.ticket(ID, "put");
        Slot slot = cache.slot(ID);
        cache.keys()
                .delete(slot.header(), slot.lease("1"), slot.tickets("1"), slot.generation("g"), slot.generation("h"));
        assertThat(cache.fill(ID, lease.lease(), "old")).isFalse();
        assertThat(cache.put(ID, "put", version, "old")).isFalse();
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.load(ID, "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    /** The server's clock was stepped back after it had been an hour fast. */
    @ParameterizedTest
    @MethodSource("removals")
    void aClockThatIsAheadOfTheServersStillGoesForward(Removal removal) {
        cache.remove(Removal.OfAll.ALL);
        String header = cache.slot(ID).header();
        String now = cache.text(header).substring(17);
        String fast = Long.toString(Long.parseLong(now) + 3_600_000_000L);
        cache.raw(header).set(StoredCache.bytes(now + " " + fast));
        assertThat(cache.load(ID, "old")).isTrue();
        assertThat(cache.version(ID)).isEqualTo(fast);
        Lease lease = cache.lease(id("1", "g", "h"), StoredCache.LEASE, fast);
        cache.remove(removal);
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.fill(ID, lease.lease(), "old")).isFalse();
        assertThat(cache.load(ID, "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
        assertThat(cache.text(header).substring(17)).isGreaterThanOrEqualTo(fast);
    }

    /** The server's clock was stepped back after it had been an hour fast, and then the header was lost. */
    @ParameterizedTest
    @MethodSource("removals")
    void nothingFromAClockThatWasAheadComesBackWithANewHeader(Removal removal) {
        String header = header();
        String now = cache.text(header).substring(17);
        String fast = Long.toString(Long.parseLong(now) + 3_600_000_000L);
        cache.raw(header).set(StoredCache.bytes(now + " " + fast));
        cache.load(ID, "old");
        cache.remove(removal);
        cache.keys().delete(header);
        cache.lease(ID);
        assertThat(cache.read(ID)).isNull();
    }

    @Test
    void versionsAreTheServersMicroseconds() {
        String now = cache.text(header()).substring(17);
        assertThat(now).matches("\\d{16}");
        assertThat(Long.parseLong(now) / 1_000)
                .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
    }

    private String header() {
        cache.remove(Removal.OfAll.ALL);
        return cache.slot(ID).header();
    }
}
