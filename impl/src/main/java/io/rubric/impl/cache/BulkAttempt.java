package io.rubric.impl.cache;

import io.rubric.impl.cache.CacheStore.Wanted;
import io.rubric.impl.codec.ValueCodec.Stored;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call for many entries. What is there is taken; of the rest it loads what it gets the leases for, at once and without waiting for others; then it waits for those who have the
 * other leases. So two calls that want the same entries never wait for each other.
 */
final class BulkAttempt {

    /** As for one entry: see {@link Attempt}. */
    private static final int MOST_LOOKS = 16;

    private static final int MOST_WAITS = 100;

    private static final byte[] NONE = {};

    private final BulkRead own;
    private final Region region;
    private final Outcome outcome;
    private final InParts parts;
    private final Map<@Nullable Object, EntryId> wanted;
    private final Function<Set<@Nullable Object>, Call> loads;
    private final long deadline;

    /** What to ask for; with groups that entries were found to have besides. */
    private final Map<@Nullable Object, EntryId> asked;

    /** What is known by now; null is known to be nothing. */
    private final Map<@Nullable Object, @Nullable Object> found = new HashMap<>();

    private final Map<@Nullable Object, byte[]> unusable = new HashMap<>();

    /** About which Redis does not answer: they are loaded and not stored. */
    private final Set<@Nullable Object> apart = new LinkedHashSet<>();

    private int looks;
    private int waits;
    private boolean counted;

    BulkAttempt(BulkRead own, Map<@Nullable Object, EntryId> wanted, Function<Set<@Nullable Object>, Call> loads) {
        this.own = own;
        this.region = own.region();
        this.outcome = own.outcome();
        this.parts = new InParts(region, outcome);
        this.wanted = wanted;
        this.asked = new HashMap<>(wanted);
        this.loads = loads;
        this.deadline = region.now() + own.policy().lockTimeout().toNanos();
    }

    /** Some are loaded and not stored, whatever there is. */
    void without(Collection<?> elements) {
        apart.addAll(elements);
    }

    @Nullable
    Object look() throws Exception {
        List<@Nullable Object> missing = missing();
        if (missing.isEmpty()) {
            return result();
        }
        missing.removeAll(apart);
        if (++looks > MOST_LOOKS) {
            return alone();
        }
        List<EntryId> ids = missing.stream().map(this::asked).toList();
        return parts.read(ids, (readings, error) -> {
            if (error != null && fails(error)) {
                count();
                return outcome.failure(region.readFailed(error));
            }
            boolean again = false;
            for (int i = 0; i < missing.size(); i++) {
                again |= take(missing.get(i), readings.get(i));
            }
            return again || missing().isEmpty() ? look() : lease();
        });
    }

    /** True if it must be read again, together with the groups that its entry was found to have. */
    private boolean take(@Nullable Object element, @Nullable Reading reading) {
        if (reading == null) {
            apart.add(element);
            return false;
        }
        List<String> unknown = reading.unknownGroups();
        if (!unknown.isEmpty()) {
            Set<String> groups = new LinkedHashSet<>(asked(element).groups());
            groups.addAll(unknown);
            asked.put(element, new EntryId(asked(element).key(), List.copyOf(groups)));
            return true;
        }
        Entry hit = reading.hit();
        Optional<Stored> stored =
                hit == null ? Optional.empty() : own.keeping().codec().decode(hit.bytes(), hit.content());
        if (stored.isPresent() && stored.get().failure() == null) {
            found.put(element, stored.get().value());
        } else {
            unusable.put(element, reading.version());
        }
        return false;
    }

    private @Nullable Object lease() throws Exception {
        count();
        List<@Nullable Object> missing = missing();
        missing.removeAll(apart);
        List<Wanted> leases = missing.stream()
                .map(element ->
                        new Wanted(id(element), UUID.randomUUID().toString(), unusable.getOrDefault(element, NONE)))
                .toList();
        Map<String, CompletableFuture<Void>> woken = new LinkedHashMap<>();
        leases.forEach(one -> woken.computeIfAbsent(region.place(one.id().key()), region.wakes()::expect));
        List<CompletableFuture<CacheStore.Lease>> sent = new ArrayList<>();
        return parts.ask(
                leases,
                one -> one.id().key(),
                some -> {
                    List<CompletableFuture<CacheStore.Lease>> answers = region.store()
                            .lease(some, own.policy().leaseTime(), own.policy().keep());
                    sent.addAll(answers);
                    return answers;
                },
                (answers, error) -> {
                    boolean fails = error != null && fails(error);
                    Map<@Nullable Object, byte[]> granted = new LinkedHashMap<>();
                    Duration left = Duration.ZERO;
                    for (int i = 0; i < leases.size(); i++) {
                        CacheStore.Lease lease = answers.get(i);
                        if ((lease == null || fails) && i < sent.size()) {
                            Wanted one = leases.get(i);
                            Tokens.giveBack(region.store(), one.id().key(), one.token(), sent.get(i));
                        }
                        if (lease == null) {
                            apart.add(missing.get(i));
                        } else if (lease.outcome() == CacheStore.Lease.Outcome.GRANTED) {
                            granted.put(missing.get(i), lease.lease());
                        } else if (lease.left().compareTo(left) > 0) {
                            left = lease.left();
                        }
                    }
                    if (fails) {
                        woken.forEach(region.wakes()::forget);
                        return outcome.failure(region.readFailed(error));
                    }
                    return granted.isEmpty() && apart.isEmpty() ? await(woken, left) : load(granted, woken);
                });
    }

    private @Nullable Object load(Map<@Nullable Object, byte[]> granted, Map<String, CompletableFuture<Void>> woken)
            throws Exception {
        woken.forEach(region.wakes()::forget); // what others load is looked for when this is done
        apart.forEach(element -> granted.put(element, NONE));
        apart.clear();
        return new BulkLoad(own, wanted, granted, loads.apply(BulkRead.set(new ArrayList<>(granted.keySet()))))
                .run(loaded -> {
                    found.putAll(loaded);
                    return look();
                });
    }

    /** Others load all that is missing: waits for any of them to be done, or for the end of a lease that nobody renews. */
    private @Nullable Object await(Map<String, CompletableFuture<Void>> woken, Duration left) throws Exception {
        Duration rest = region.until(deadline);
        if (left.isZero() || rest.isZero() || ++waits > MOST_WAITS) {
            woken.forEach(region.wakes()::forget);
            return left.isZero() ? look() : alone(); // it has been filled in the meantime, or the time is over
        }
        region.counters().waits.increment();
        looks = 0;
        CompletableFuture<?> any = CompletableFuture.anyOf(woken.values().toArray(CompletableFuture[]::new));
        Duration bound = left.plusMillis(1).compareTo(rest) < 0 ? left.plusMillis(1) : rest;
        return outcome.after(any, bound, (done, error) -> {
            woken.forEach(region.wakes()::forget);
            return error instanceof InterruptedException ? alone() : look();
        });
    }

    /** Calls the method for all that is missing, and stores nothing. */
    @Nullable
    Object alone() throws Exception {
        count();
        apart.addAll(missing());
        return load(new LinkedHashMap<>(), Map.of());
    }

    private boolean fails(Throwable error) {
        return region.outages().failReads() && !(error instanceof InterruptedException);
    }

    private List<@Nullable Object> missing() {
        return new ArrayList<>(wanted.keySet().stream()
                .filter(element -> !found.containsKey(element))
                .toList());
    }

    private EntryId id(@Nullable Object element) {
        return Objects.requireNonNull(wanted.get(element));
    }

    private EntryId asked(@Nullable Object element) {
        return Objects.requireNonNull(asked.get(element));
    }

    private @Nullable Object result() throws Exception {
        count();
        Map<@Nullable Object, Object> result = new LinkedHashMap<>();
        for (Object element : wanted.keySet()) {
            Object value = found.get(element);
            if (value != null) {
                result.put(element, value);
            }
        }
        return outcome.value(result);
    }

    private void count() {
        if (!counted) {
            counted = true;
            int missing = missing().size();
            region.counters().hits.add(wanted.size() - missing);
            region.counters().misses.add(missing);
        }
    }
}
