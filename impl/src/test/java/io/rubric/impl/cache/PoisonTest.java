package io.rubric.impl.cache;

import static io.rubric.impl.cache.CacheStore.Lease.Outcome.GRANTED;
import static io.rubric.impl.cache.StoredCache.bytes;
import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.testing.Topology;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody else writes where Rubric keeps what it needs: a miss, or an operation that says that it failed, but never what a removal has outdated. */
@ParameterizedClass
@EnumSource(Topology.class)
class PoisonTest {

    private static final EntryId ID = id("1", "g");

    private final Topology topology;
    private StoredCache cache;

    PoisonTest(Topology topology) {
        this.topology = topology;
        this.cache = new StoredCache(topology);
    }

    static Stream<byte[]> poisons() {
        byte[] random = new byte[40];
        new Random(42).nextBytes(random);
        random[0] = (byte) 0xFE; // see the next
        return Stream.of(
                new byte[0],
                bytes("x"),
                bytes("17"),
                bytes("a text of somebody else, long enough"),
                bytes("~".repeat(40)),
                bytes("\n".repeat(10)),
                random);
    }

    private static List<Removal> removals() {
        return List.of(new Removal.OfKey("1"), new Removal.OfGroup("g"), Removal.OfAll.ALL);
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void aRemovalThatWasAnsweredHoldsWhateverIsWrittenAfterIt(byte[] poison) {
        for (Place place : Place.values()) {
            for (Removal removal : removals()) {
                begin();
                cache.remove(removal);
                cache.raw(key(place)).set(poison);
                assertThat(cache.read(ID)).as("%s after %s", place, removal).isNotEqualTo("old");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void aRemovalThatIsAnsweredHoldsWhateverWasWrittenBefore(byte[] poison) {
        for (Place place : Place.values()) {
            for (Removal removal : removals()) {
                begin();
                cache.raw(key(place)).set(poison);
                boolean answered = isAnswered(() -> cache.remove(removal));
                assertThat(answered && "old".equals(cache.read(ID)))
                        .as("%s before %s", place, removal)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aKeyOfAnotherTypeIsTreatedLikeOtherBytes(Place place) {
        for (Removal removal : removals()) {
            begin();
            cache.remove(removal);
            cache.spoil(key(place));
            assertThat(cache.read(ID)).as("after %s", removal).isNull();
            begin();
            cache.spoil(key(place));
            boolean answered = isAnswered(() -> cache.remove(removal));
            assertThat(answered && "old".equals(cache.read(ID)))
                    .as("before %s", removal)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"HEADER", "GENERATION"})
    void aHeaderOrGenerationThatIsNoneIsMadeAnewByTheNextLoad(Place place) {
        poisons().forEach(poison -> {
            begin();
            cache.raw(key(place)).set(poison);
            assertThat(cache.read(ID)).isNull();
            Lease lease = cache.lease(ID, StoredCache.LEASE, cache.version(ID));
            assertThat(lease.outcome()).isEqualTo(GRANTED);
            assertThat(cache.fill(ID, lease.lease(), "new")).isTrue();
            assertThat(cache.read(ID)).isEqualTo("new");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"HEADER", "GENERATION"})
    void aLoadOrPutDuringWhichItIsOverwrittenStoresNothing(Place place) {
        List.of(bytes(""), bytes("x"), bytes("a text of somebody else, long enough"))
                .forEach(poison -> {
                    begin();
                    byte[] version = cache.ticket(ID, "put");
                    Lease lease = cache.lease(ID, StoredCache.LEASE, cache.version(ID));
                    cache.raw(key(place)).set(poison);
                    assertThat(cache.fill(ID, lease.lease(), "loaded") && "loaded".equals(cache.read(ID)))
                            .isFalse();
                    assertThat(cache.put(ID, "put", version, "put") && "put".equals(cache.read(ID)))
                            .isFalse();
                });
    }

    @Test
    void aLeaseThatIsNoneIsNobodysIfItHasNoEnd() {
        poisons().forEach(poison -> {
            begin();
            cache.remove(ID);
            cache.raw(key(Place.LEASE)).set(poison);
            assertThat(cache.fill(ID, bytes("mine"), "x")).isFalse();
            Lease lease = cache.lease(ID);
            assertThat(lease.outcome()).isEqualTo(GRANTED);
            assertThat(cache.fill(ID, lease.lease(), "new")).isTrue();
            assertThat(cache.read(ID)).isEqualTo("new");
        });
    }

    @Test
    void anEntryThatIsNoneIsAMissAndAPutOrARemovalEndsIt() {
        poisons().forEach(poison -> {
            begin();
            cache.raw(key(Place.ENTRY)).set(poison);
            assertThat(cache.read(ID)).isNull();
            assertThat(cache.put(ID, "put", cache.ticket(ID, "put"), "new")).isTrue();
            assertThat(cache.read(ID)).isEqualTo("new");
            cache.raw(key(Place.ENTRY)).set(poison);
            cache.remove(ID);
            assertThat(cache.load(ID, "new")).isTrue();
        });
    }

    private void begin() {
        cache = new StoredCache(topology);
        cache.load(ID, "old");
    }

    private String key(Place place) {
        return place.key(cache.slot(ID), ID);
    }

    private static boolean isAnswered(Runnable operation) {
        try {
            operation.run();
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }
}
