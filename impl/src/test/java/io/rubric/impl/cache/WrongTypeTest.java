package io.rubric.impl.cache;

import static io.rubric.impl.cache.CacheStore.Lease.Outcome.GRANTED;
import static io.rubric.impl.cache.CacheStore.Lease.Outcome.HELD;
import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Held;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of ours that hold another Redis type: nothing that must happen is kept from happening, and what is in the way goes. */
@ParameterizedClass
@EnumSource(Topology.class)
class WrongTypeTest {

    private static final EntryId ID = id("1", "g");

    private final Topology topology;
    private StoredCache cache;

    WrongTypeTest(Topology topology) {
        this.topology = topology;
        begin();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theyDoNotStopARemovalNorWhatIsLoadedAfterIt(Place place) {
        for (Removal removal : List.of(new Removal.OfKey("1"), new Removal.OfGroup("g"), Removal.OfAll.ALL)) {
            begin();
            cache.load(ID, "old");
            spoil(place);
            cache.remove(removal);
            assertThat(cache.read(ID)).as("%s", removal).isNull();
            assertThat(cache.load(ID, "new")).as("%s", removal).isTrue();
            assertThat(cache.read(ID)).as("%s", removal).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theyDoNotStopALoad(Place place) {
        cache.load(ID, "old");
        String version = cache.version(ID);
        spoil(place);
        byte[] lease = cache.lease(ID, StoredCache.LEASE, version).lease();
        assertThat(cache.fill(ID, lease, "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theyDoNotKeepALoadFromEnding(Place place) {
        byte[] lease = cache.lease(ID).lease();
        spoil(place);
        boolean stored = cache.fill(ID, lease, "new");
        assertThat(cache.read(ID)).isEqualTo(stored ? "new" : null);
    }

    @Test
    void whoIsToWaitForALoadIsToldSo() {
        byte[] lease = cache.lease(ID).lease();
        spoil(Place.WAITERS);
        assertThat(cache.lease(ID).outcome()).isEqualTo(HELD);
        assertThat(cache.fill(ID, lease, "new")).isTrue();
    }

    @Test
    void aLeaseThatIsNoneDoesNotKeepTheOthersOfACommandFromBeingRenewedAndGivenBack() {
        Leases leases = new Leases(cache);
        EntryId other = leases.beside(ID, 1).get(0);
        Held own = new Held(other.key(), cache.lease(other).lease());
        Held spoilt = new Held(ID.key(), cache.lease(ID).lease());
        spoil(Place.LEASE);
        cache.entries().renew(List.of(spoilt, own), StoredCache.LEASE.multipliedBy(3));
        TestRedis.await("a longer life", () -> leases.left(other) > StoredCache.LEASE.toMillis());
        cache.entries().release(List.of(spoilt, own));
        TestRedis.await("its end", () -> !leases.isHeld(other));
    }

    @Test
    void aPutAtOnceOfWhichNobodyKnowsWhetherItIsAloneLeavesNothingAndTheNextIsStored() {
        cache.load(ID, "old");
        spoil(Place.TICKETS);
        assertThat(cache.putNow(ID, "now")).isFalse();
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.putNow(ID, "next")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("next");
    }

    /** A clock of ours cannot have made it. */
    @Test
    void aGenerationThatIsAheadOfTheClockIsMadeAnewByTheNextLoad() {
        cache.load(ID, "old");
        String generation = cache.slot(ID).generation("g");
        cache.raw(generation).set(StoredCache.bytes("9000000000000000"), Duration.ofMinutes(5));
        assertThat(cache.read(ID)).isNull();
        var lease = cache.lease(ID);
        assertThat(lease.outcome()).isEqualTo(GRANTED);
        assertThat(cache.read(ID)).as("what was there before").isNull();
        assertThat(cache.fill(ID, lease.lease(), "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
        cache.remove(new Removal.OfGroup("g"));
        assertThat(cache.read(ID)).isNull();
    }

    private void begin() {
        cache = new StoredCache(topology);
    }

    private void spoil(Place place) {
        cache.spoil(place.key(cache.slot(ID), ID));
    }
}
