package io.rubric.impl.cache;

import static io.rubric.impl.cache.StoredCache.LEASE;
import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(Topology.class)
class RedissonPutStoreTest {

    private static final EntryId ID = id("1", "g");

    private final StoredCache cache;

    RedissonPutStoreTest(Topology topology) {
        cache = new StoredCache(topology);
    }

    @Test
    void aPutThatIsAloneIsStored() {
        for (String value : new String[] {"a", "b"}) {
            byte[] version = cache.ticket(ID, value);
            assertThat(cache.put(ID, value, version, value)).isTrue();
            assertThat(cache.read(ID)).isEqualTo(value);
        }
        assertThat(tickets()).isZero();
    }

    @Test
    void ofTwoThatOverlapNeitherIsLeftWhoeverEndsFirst() {
        for (boolean firstEndsFirst : new boolean[] {true, false}) {
            cache.load(ID, "old");
            byte[] one = cache.ticket(ID, "one");
            byte[] two = cache.ticket(ID, "two");
            assertThat(firstEndsFirst ? cache.put(ID, "one", one, "1") : cache.put(ID, "two", two, "2"))
                    .isFalse();
            assertThat(cache.read(ID)).isNull();
            assertThat(firstEndsFirst ? cache.put(ID, "two", two, "2") : cache.put(ID, "one", one, "1"))
                    .isFalse();
            assertThat(cache.read(ID)).isNull();
        }
    }

    @Test
    void afterPutsThatOverlappedTheNextIsStored() {
        byte[] one = cache.ticket(ID, "one");
        byte[] two = cache.ticket(ID, "two");
        cache.put(ID, "two", two, "2");
        byte[] three = cache.ticket(ID, "three");
        cache.put(ID, "one", one, "1");
        assertThat(cache.put(ID, "three", three, "3"))
                .as("it began while one was under way")
                .isFalse();
        assertThat(cache.put(ID, "four", cache.ticket(ID, "four"), "4")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("4");
    }

    static Stream<Removal> removals() {
        return Stream.of(new Removal.OfKey("1"), new Removal.OfGroup("g"), Removal.OfAll.ALL);
    }

    @ParameterizedTest
    @MethodSource("removals")
    void aRemovalWhileItIsUnderWayLeavesNothing(Removal removal) {
        cache.load(ID, "old");
        byte[] version = cache.ticket(ID, "put");
        cache.remove(removal);
        assertThat(cache.put(ID, "put", version, "new")).isFalse();
        assertThat(cache.reading(ID).entry()).isNull();
        assertThat(cache.put(ID, "next", cache.ticket(ID, "next"), "next")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("next");
    }

    @Test
    void aRemovalBeforeItBeganDoesNotCount() {
        cache.remove(ID);
        cache.remove(new Removal.OfGroup("g"));
        assertThat(cache.put(ID, "put", cache.ticket(ID, "put"), "new")).isTrue();
    }

    @Test
    void aLoadThatBeganBeforeAPutStoresNothingAfterItAndWhoWaitsForItIsWoken() throws Exception {
        Lease lease = cache.lease(ID);
        cache.lease(ID);
        Wakes wakes = new Wakes();
        CompletableFuture<Void> woken = wakes.expect(cache.slot(ID).entry("1"));
        byte[] version = cache.ticket(ID, "put");
        cache.listening(wakes, () -> {
            assertThat(cache.put(ID, "put", version, "new")).isTrue();
            TestRedis.await("who waits for the load", woken::isDone);
        });
        assertThat(cache.fill(ID, lease.lease(), "old")).isFalse();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @Test
    void aPutOfNothingRemovesTheEntry() {
        cache.load(ID, "old");
        assertThat(cache.put(ID, "put", cache.ticket(ID, "put"), null)).isFalse();
        assertThat(cache.reading(ID).entry()).isNull();
        assertThat(tickets()).isZero();
    }

    @Test
    void aPutWithoutItsTicketRemovesTheEntry() {
        byte[] version = cache.ticket(ID, "put");
        cache.load(ID, "old");
        assertThat(cache.put(ID, "foreign", version, "new")).isFalse();
        assertThat(cache.reading(ID).entry()).isNull();
    }

    @Test
    void aPutThatTakesTooLongIsNotStored() {
        byte[] version = StoredCache.join(cache.puts().ticket(ID, "put", Duration.ofMillis(5), LEASE));
        TestRedis.await("the end of the ticket", () -> tickets() == 0);
        assertThat(cache.put(ID, "put", version, "late")).isFalse();
        assertThat(cache.read(ID)).isNull();
    }

    @Test
    void aPutThatHasLostItsTicketDisturbsThoseThatAreUnderWay() {
        for (String value : new String[] {"1", null}) {
            byte[] one = cache.ticket(ID, "one");
            cache.forget(ID, "one"); // as time does
            byte[] two = cache.ticket(ID, "two");
            assertThat(cache.put(ID, "one", one, value)).isFalse();
            assertThat(cache.put(ID, "two", two, "2")).isFalse();
            assertThat(cache.read(ID)).isNull();
            assertThat(cache.put(ID, "next", cache.ticket(ID, "next"), "next")).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("removals")
    void aPutThatARemovalHasPassedDisturbsThoseThatBeganAfterTheRemoval(Removal removal) {
        byte[] one = cache.ticket(ID, "one");
        cache.remove(removal);
        byte[] two = cache.ticket(ID, "two");
        assertThat(cache.put(ID, "one", one, "1")).isFalse();
        assertThat(cache.put(ID, "two", two, "2")).isFalse();
        assertThat(cache.read(ID)).isNull();
    }

    @Test
    void onePutThatDiedDoesNotLastLongerThanItsTicket() {
        StoredCache.join(cache.puts().ticket(ID, "dead", Duration.ofMillis(20), LEASE));
        TestRedis.await("a put that is alone", () -> cache.put(ID, "put", cache.ticket(ID, "put"), "new"));
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @Test
    void aPutThatIsForgottenDoesNotKeepTheNextFromBeingStored() {
        cache.ticket(ID, "forgotten");
        cache.forget(ID, "forgotten");
        assertThat(tickets()).isZero();
        assertThat(cache.put(ID, "put", cache.ticket(ID, "put"), "new")).isTrue();
        cache.forget(ID, "never begun");
    }

    @Test
    void ticketsOfOtherKeysDoNotCount() {
        cache.ticket(id("2", "g"), "other");
        assertThat(cache.put(ID, "put", cache.ticket(ID, "put"), "new")).isTrue();
    }

    @Test
    void withoutHeaderOrGenerationNothingIsStored() {
        byte[] first = cache.ticket(ID, "first");
        cache.keys().delete(cache.slot(ID).header());
        assertThat(cache.put(ID, "first", first, "new")).isFalse();
        byte[] second = cache.ticket(ID, "second");
        cache.keys().delete(cache.slot(ID).generation("g"));
        assertThat(cache.put(ID, "second", second, "new")).isFalse();
        assertThat(cache.reading(ID).entry()).isNull();
    }

    private long tickets() {
        return cache.keys().countExists(cache.slot(ID).tickets("1"));
    }
}
