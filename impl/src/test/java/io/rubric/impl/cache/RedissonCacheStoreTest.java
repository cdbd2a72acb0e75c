package io.rubric.impl.cache;

import static io.rubric.impl.cache.CacheStore.Lease.Outcome.FILLED;
import static io.rubric.impl.cache.CacheStore.Lease.Outcome.GRANTED;
import static io.rubric.impl.cache.CacheStore.Lease.Outcome.HELD;
import static io.rubric.impl.cache.StoredCache.LEASE;
import static io.rubric.impl.cache.StoredCache.bytes;
import static io.rubric.impl.cache.StoredCache.id;
import static io.rubric.impl.cache.StoredCache.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.cache.CacheStore.Wanted;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Topology.class)
class RedissonCacheStoreTest {

    private static final EntryId ID = id("1", "g");

    private final StoredCache cache;
    private final Leases leases;

    RedissonCacheStoreTest(Topology topology) {
        cache = new StoredCache(topology);
        leases = new Leases(cache);
    }

    @Test
    void whatWasStoredUnderALeaseIsRead() {
        assertThat(cache.read(ID)).isNull();
        Lease lease = cache.lease(ID);
        assertThat(lease.outcome()).isEqualTo(GRANTED);
        assertThat(cache.reading(ID).isLoading(lease.lease())).isTrue();
        assertThat(cache.fill(ID, lease.lease(), "a\nb")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("a\nb");
        assertThat(cache.reading(ID).lease()).isNull();
    }

    @Test
    void oneHasTheLeaseAndTheOthersAreToldWhose() {
        Lease first = cache.lease(ID);
        Lease second = cache.lease(ID);
        assertThat(second.outcome()).isEqualTo(HELD);
        assertThat(second.lease()).isEqualTo(first.lease());
        assertThat(second.left()).isBetween(Duration.ofMillis(1), LEASE);
        assertThat(cache.lease(id("2", "g")).outcome()).isEqualTo(GRANTED);
    }

    @Test
    void whoAsksForTheLeaseOfAnEntryThatIsThereIsToldSo() {
        cache.load(ID, "a");
        assertThat(cache.lease(ID).outcome()).isEqualTo(FILLED);
        assertThat(cache.keys().countExists(cache.slot(ID).lease("1"))).isZero();
    }

    @Test
    void anEntryThatTheCallerCannotUseIsNone() {
        cache.load(ID, "a");
        String version = cache.version(ID);
        assertThat(cache.lease(ID, LEASE, "1" + version.substring(1, 15) + "x").outcome())
                .isEqualTo(FILLED);
        Lease lease = cache.lease(ID, LEASE, version);
        assertThat(lease.outcome()).isEqualTo(GRANTED);
        assertThat(cache.fill(ID, lease.lease(), "b")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("b");
    }

    @Test
    void aLeaseThatNobodyRenewsIsGivenToTheNextAndTheFirstStoresNothing() {
        Lease first = cache.lease(ID, Duration.ofMillis(20), "");
        Lease[] second = new Lease[1];
        TestRedis.await("the end of the lease", () -> (second[0] = cache.lease(ID)).outcome() == GRANTED);
        assertThat(cache.fill(ID, first.lease(), "late")).isFalse();
        assertThat(cache.fill(ID, second[0].lease(), "new")).isTrue();
        assertThat(cache.read(ID)).isEqualTo("new");
    }

    @Test
    void aLeaseStoresOnce() {
        Lease lease = cache.lease(ID);
        cache.fill(ID, lease.lease(), "a");
        assertThat(cache.fill(ID, lease.lease(), "b")).isFalse();
        assertThat(cache.read(ID)).isEqualTo("a");
    }

    @Test
    void nobodyStoresUnderALeaseThatIsNotHis() {
        Lease lease = cache.lease(ID);
        String version = new String(lease.lease()).substring(lease.lease().length - 16);
        for (String foreign : List.of("", version, "foreign " + version)) {
            assertThat(cache.fill(ID, bytes(foreign), "x")).as(foreign).isFalse();
        }
        assertThat(cache.read(ID)).isNull();
        assertThat(cache.fill(ID, lease.lease(), "a")).as("it is still his").isTrue();
    }

    @Test
    void onlyItsHolderRenewsALease() {
        Lease lease = cache.lease(ID);
        leases.renew(ID, bytes("foreign"), Duration.ofMinutes(5));
        assertThat(cache.raw(cache.slot(ID).lease("1")).remainTimeToLive()).isLessThanOrEqualTo(LEASE.toMillis());
        leases.renew(ID, lease.lease(), Duration.ofMinutes(5));
        TestRedis.await( // nobody waits for the answer to a renewal
                "the renewal", () -> cache.raw(cache.slot(ID).lease("1")).remainTimeToLive() > LEASE.toMillis());
        cache.remove(ID);
        leases.renew(ID, lease.lease(), Duration.ofMinutes(5));
        assertThat(cache.lease(ID).outcome()).as("what is gone is not renewed").isEqualTo(GRANTED);
    }

    @Test
    void onlyItsHolderGivesALeaseBack() {
        Lease lease = cache.lease(ID);
        leases.release(ID, bytes("foreign"));
        assertThat(cache.lease(ID).outcome()).isEqualTo(HELD);
        leases.release(ID, lease.lease());
        assertThat(cache.lease(ID).outcome()).isEqualTo(GRANTED);
    }

    @Test
    void whoKnowsOnlyTheTokenOfALeaseGivesItBack() {
        Wanted wanted = StoredCache.wanted(ID, "");
        join(cache.entries().lease(List.of(wanted), LEASE, LEASE).get(0));
        leases.release(ID, bytes(StoredCache.wanted(ID, "").token()));
        assertThat(cache.lease(ID).outcome()).as("it is another's").isEqualTo(HELD);
        leases.release(ID, bytes(wanted.token()));
        assertThat(cache.lease(ID).outcome()).isEqualTo(GRANTED);
    }

    @Test
    void whoWaitsIsWokenHoweverTheLoadEnds() throws Exception {
        List<Consumer<Lease>> ends = List.of(
                lease -> cache.fill(ID, lease.lease(), "a"),
                lease -> leases.release(ID, lease.lease()),
                lease -> cache.remove(ID));
        Wakes wakes = new Wakes();
        cache.listening(
                wakes,
                () -> ends.forEach(end -> {
                    cache.remove(ID);
                    Lease lease = cache.lease(ID);
                    cache.lease(ID);
                    CompletableFuture<Void> woken = wakes.expect(cache.slot(ID).entry("1"));
                    end.accept(lease);
                    TestRedis.await("the end of the load", woken::isDone);
                    assertThat(cache.keys().countExists(cache.slot(ID).waiters("1")))
                            .isZero();
                }));
    }

    @Test
    void onlyWhoWaitsIsNoted() {
        String waiters = cache.slot(ID).waiters("1");
        cache.lease(ID);
        assertThat(cache.keys().countExists(waiters)).isZero();
        cache.lease(ID);
        assertThat(cache.keys().countExists(waiters)).isEqualTo(1);
        assertThat(cache.keys().remainTimeToLive(waiters))
                .as("not for ever, and longer than the lease")
                .isBetween(LEASE.toMillis(), 2 * LEASE.toMillis());
        cache.load(id("2"), "b");
        cache.lease(id("2"));
        assertThat(cache.keys().countExists(cache.slot(id("2")).waiters("2"))).isZero();
    }

    @Test
    void manyAreReadInTheirOrderWithWhatCountsOfEach() {
        List<EntryId> ids =
                IntStream.range(0, 40).mapToObj(i -> id("k" + i, "g" + i % 3)).toList();
        ids.stream().skip(1).forEach(one -> cache.load(one, "value of " + one.key()));
        cache.remove(new Removal.OfGroup("g1"));
        List<String> values =
                cache.readings(ids).stream().map(StoredCache::value).toList();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(values.get(i)).isEqualTo(i == 0 || i % 3 == 1 ? null : "value of k" + i);
        }
        assertThat(cache.readings(List.of())).isEmpty();
    }
}
