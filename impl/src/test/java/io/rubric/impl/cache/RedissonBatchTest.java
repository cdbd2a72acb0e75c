package io.rubric.impl.cache;

import static io.rubric.impl.cache.CacheStore.Lease.Outcome.FILLED;
import static io.rubric.impl.cache.CacheStore.Lease.Outcome.GRANTED;
import static io.rubric.impl.cache.CacheStore.Lease.Outcome.HELD;
import static io.rubric.impl.cache.StoredCache.KEEP;
import static io.rubric.impl.cache.StoredCache.LEASE;
import static io.rubric.impl.cache.StoredCache.TTL;
import static io.rubric.impl.cache.StoredCache.bytes;
import static io.rubric.impl.cache.StoredCache.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.CacheStore.Filling;
import io.rubric.impl.cache.CacheStore.Held;
import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many entries in one command: each gets its own answer. */
@ParameterizedClass
@EnumSource(Topology.class)
class RedissonBatchTest {

    private static final EntryId FIRST = id("1");

    private final Topology topology;
    private final StoredCache cache;
    private final Leases leases;

    /** Entries of one partition, with different numbers of groups. */
    private final EntryId none;

    private final EntryId one;
    private final EntryId two;
    private final EntryId other;

    RedissonBatchTest(Topology topology) {
        this.topology = topology;
        this.cache = new StoredCache(topology);
        this.leases = new Leases(cache);
        List<EntryId> beside = leases.beside(FIRST, 4);
        none = beside.get(0);
        one = id(beside.get(1).key(), "g");
        two = id(beside.get(2).key(), "g", "h");
        other = id(beside.get(3).key(), "h");
    }

    @Test
    void someAreThereSomeAreLoadedByOthersAndSomeMayBeLoaded() {
        cache.load(two, "there");
        Lease held = cache.lease(one);
        List<Lease> answers = lease(List.of(none, one, two, other));
        assertThat(answers).extracting(Lease::outcome).containsExactly(GRANTED, HELD, FILLED, GRANTED);
        assertThat(answers.get(1).lease()).isEqualTo(held.lease());
        assertThat(answers.get(1).left()).isBetween(Duration.ofMillis(1), LEASE);
        assertThat(fill(List.of(none, other), answers.get(0), answers.get(3))).containsExactly(true, true);
        assertThat(values(List.of(none, one, two, other))).containsExactly(none.key(), null, "there", other.key());
    }

    @Test
    void someAreStoredAndThoseWhoseLeaseIsLostAreNot() {
        List<Lease> answers = lease(List.of(none, one, two, other));
        cache.remove(one);
        Lease foreign = new Lease(GRANTED, bytes("foreign 1700000000000000"), Duration.ZERO);
        assertThat(fill(List.of(none, one, two, other), answers.get(0), answers.get(1), foreign, answers.get(3)))
                .containsExactly(true, false, false, true);
        assertThat(values(List.of(none, one, two, other))).containsExactly(none.key(), null, null, other.key());
        assertThat(leases.isHeld(two)).as("the lease of another is still his").isTrue();
    }

    @Test
    void theRemovalOfAGroupKeepsItsOwnFromBeingStored() {
        List<EntryId> ids = List.of(two, none, other, one);
        Lease[] answers = lease(ids).toArray(Lease[]::new);
        cache.remove(new Removal.OfGroup("g"));
        assertThat(fill(ids, answers)).containsExactly(false, true, true, false);
        assertThat(values(ids)).containsExactly(null, none.key(), other.key(), null);
    }

    @Test
    void anEntryThatIsOfNoUseToTheCallerIsToldFromTheOthers() {
        cache.load(one, "useless");
        cache.load(two, "useful");
        List<CacheStore.Wanted> wanted =
                List.of(StoredCache.wanted(one, cache.version(one)), StoredCache.wanted(two, cache.version(one)));
        List<Lease> answers = cache.entries().lease(wanted, LEASE, KEEP).stream()
                .map(StoredCache::join)
                .toList();
        assertThat(answers).extracting(Lease::outcome).containsExactly(GRANTED, FILLED);
    }

    @Test
    void manyLeasesAreRenewedAndGivenBackExceptThoseOfOthers() {
        List<EntryId> ids = List.of(none, one, two);
        List<Held> held = new ArrayList<>();
        lease(ids).forEach(lease -> held.add(new Held(ids.get(held.size()).key(), lease.lease())));
        held.set(1, new Held(one.key(), bytes("foreign")));
        cache.entries().renew(held, LEASE.multipliedBy(3));
        TestRedis.await("the last", () -> leases.left(two) > LEASE.toMillis());
        assertThat(leases.left(none)).isGreaterThan(LEASE.toMillis());
        assertThat(leases.left(one)).isLessThanOrEqualTo(LEASE.toMillis());
        cache.entries().release(held);
        TestRedis.await("the last", () -> !leases.isHeld(two));
        assertThat(leases.isHeld(none)).isFalse();
        assertThat(leases.isHeld(one)).isTrue();
    }

    @Test
    void answersComeInTheOrderOfWhatWasAskedFromAllPartitionsWithOneCommandEach() {
        List<EntryId> ids = IntStream.range(0, 60)
                .mapToObj(i -> i % 3 == 0 ? id("k" + i) : i % 3 == 1 ? id("k" + i, "g") : id("k" + i, "g", "h"))
                .toList();
        long partitions = ids.stream().map(cache::slot).distinct().count();
        fill(ids, lease(ids).toArray(Lease[]::new)); // scripts are loaded by their first call
        cache.remove(new Removal.OfGroup("h"));
        List<Lease> answers = new ArrayList<>();
        assertThat(topology.commandsDuring(() -> answers.addAll(lease(ids)))).containsEntry("evalsha", partitions);
        assertThat(answers)
                .extracting(Lease::outcome)
                .containsExactlyElementsOf(IntStream.range(0, 60)
                        .mapToObj(i -> i % 3 == 2 ? GRANTED : FILLED)
                        .toList());
        List<Boolean> stored = new ArrayList<>();
        Lease[] own = answers.toArray(Lease[]::new);
        assertThat(topology.commandsDuring(() -> stored.addAll(fill(ids, own)))).containsEntry("evalsha", partitions);
        assertThat(stored)
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> i % 3 == 2).toList());
        assertThat(topology.commandsDuring(() -> assertThat(values(ids))
                        .containsExactlyElementsOf(
                                ids.stream().map(EntryId::key).toList())))
                .containsEntry("mget", partitions);
    }

    private List<Lease> lease(List<EntryId> ids) {
        List<CacheStore.Wanted> wanted =
                ids.stream().map(id -> StoredCache.wanted(id, "")).toList();
        return cache.entries().lease(wanted, LEASE, KEEP).stream()
                .map(StoredCache::join)
                .toList();
    }

    /** Stores the key of each as its value. */
    private List<Boolean> fill(List<EntryId> ids, Lease... leases) {
        List<Filling> fillings = IntStream.range(0, leases.length)
                .mapToObj(i -> new Filling(
                        ids.get(i),
                        leases[i].lease(),
                        StoredCache.content(ids.get(i), ids.get(i).key()),
                        TTL,
                        KEEP))
                .toList();
        return cache.entries().fill(fillings).stream().map(StoredCache::join).toList();
    }

    private List<String> values(List<EntryId> ids) {
        return cache.readings(ids).stream().map(StoredCache::value).toList();
    }
}
