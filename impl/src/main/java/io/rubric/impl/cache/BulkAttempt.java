package io.rubric.impl.cache;

import io.rubric.impl.codec.ValueCodec.Stored;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final byte[] NONE = {};

    private final BulkRead own;
    private final Region region;
    private final Outcome outcome;
    private final Map<@Nullable Object, EntryId> wanted;
    private final Function<Set<@Nullable Object>, Call> loads;
    private final long deadline;

    /** What is known by now; null is known to be nothing. */
    private final Map<@Nullable Object, @Nullable Object> found = new HashMap<>();

    private final Map<@Nullable Object, byte[]> unusable = new HashMap<>();
    private boolean counted;

    BulkAttempt(BulkRead own, Map<@Nullable Object, EntryId> wanted, Function<Set<@Nullable Object>, Call> loads) {
        this.own = own;
        this.region = own.region();
        this.outcome = own.outcome();
        this.wanted = wanted;
        this.loads = loads;
        this.deadline = region.now() + own.policy().lockTimeout().toNanos();
    }

    @Nullable
    Object look() throws Exception {
        List<@Nullable Object> missing = missing();
        if (missing.isEmpty()) {
            return result();
        }
        List<EntryId> ids = missing.stream().map(this::id).toList();
        if (!ids.stream().allMatch(id -> region.isReadable(id.key()))) {
            return withoutRedis(null);
        }
        return outcome.after(region.store().readAll(ids), region.outages().timeout(), (readings, error) -> {
            if (readings == null) {
                return withoutRedis(error);
            }
            for (int i = 0; i < ids.size(); i++) {
                region.answered(ids.get(i).key());
                take(missing.get(i), readings.get(i));
            }
            count(missing());
            return found.size() == wanted.size() ? result() : lease();
        });
    }

    private void take(@Nullable Object element, Reading reading) {
        Entry hit = reading.hit();
        Optional<Stored> stored =
                hit == null ? Optional.empty() : own.keeping().codec().decode(hit.value());
        if (stored.isPresent() && stored.get().failure() == null) {
            found.put(element, stored.get().value());
        } else {
            unusable.put(
                    element, reading.entry() == null ? NONE : reading.entry().version());
        }
    }

    private @Nullable Object lease() throws Exception {
        List<@Nullable Object> missing = missing();
        List<CompletableFuture<CacheStore.Lease>> answers = new ArrayList<>();
        Map<String, CompletableFuture<Void>> woken = new LinkedHashMap<>();
        for (Object element : missing) {
            EntryId id = id(element);
            String place = region.place(id.key());
            woken.put(place, region.wakes().expect(place));
            answers.add(region.store()
                    .lease(
                            id,
                            UUID.randomUUID().toString(),
                            own.policy().leaseTime(),
                            own.policy().keep(),
                            unusable.getOrDefault(element, NONE))
                    .toCompletableFuture());
        }
        CompletableFuture<?> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        return outcome.after(all, region.outages().timeout(), (done, error) -> {
            if (error != null) {
                forget(woken);
                for (int i = 0; i < answers.size(); i++) {
                    String key = id(missing.get(i)).key();
                    answers.get(i).thenAccept(late -> giveBack(key, late)); // granted, or while we gave up
                }
                return withoutRedis(error);
            }
            Map<@Nullable Object, byte[]> granted = new LinkedHashMap<>();
            Duration left = Duration.ZERO;
            for (int i = 0; i < answers.size(); i++) {
                CacheStore.Lease lease = answers.get(i).join();
                if (lease.outcome() == CacheStore.Lease.Outcome.GRANTED) {
                    granted.put(missing.get(i), lease.lease());
                } else if (lease.left().compareTo(left) > 0) {
                    left = lease.left();
                }
            }
            return granted.isEmpty() ? await(woken, left) : load(granted, woken);
        });
    }

    private @Nullable Object load(Map<@Nullable Object, byte[]> granted, Map<String, CompletableFuture<Void>> woken)
            throws Exception {
        forget(woken); // what others load is looked for when this is done
        return new BulkLoad(own, wanted, granted, loads.apply(BulkRead.set(new ArrayList<>(granted.keySet()))))
                .run(loaded -> {
                    found.putAll(loaded);
                    return look();
                });
    }

    /** Others load all that is missing: waits for any of them to be done, or for the end of a lease that nobody renews. */
    private @Nullable Object await(Map<String, CompletableFuture<Void>> woken, Duration left) throws Exception {
        Duration rest = region.until(deadline);
        if (rest.isZero()) {
            forget(woken);
            return alone(missing());
        }
        if (left.isZero()) { // filled in the meantime
            forget(woken);
            return look();
        }
        region.counters().waits.increment();
        CompletableFuture<?> any = CompletableFuture.anyOf(woken.values().toArray(CompletableFuture[]::new));
        Duration bound = left.plusMillis(1).compareTo(rest) < 0 ? left.plusMillis(1) : rest;
        return outcome.after(any, bound, (done, error) -> {
            forget(woken);
            return error instanceof InterruptedException ? alone(missing()) : look();
        });
    }

    private @Nullable Object withoutRedis(@Nullable Throwable error) throws Exception {
        List<@Nullable Object> missing = missing();
        region.failed(id(missing.get(0)).key(), error);
        if (region.outages().failReads() && !(error instanceof InterruptedException)) {
            return outcome.failure(region.readFailed(error));
        }
        return alone(missing);
    }

    /** Calls the method for some elements, and stores nothing. */
    @Nullable
    Object alone(List<@Nullable Object> elements) throws Exception {
        count(elements);
        Map<@Nullable Object, byte[]> none = new LinkedHashMap<>();
        elements.forEach(element -> none.put(element, NONE));
        return new BulkLoad(own, wanted, none, loads.apply(BulkRead.set(elements))).run(loaded -> {
            found.putAll(loaded);
            return result();
        });
    }

    private List<@Nullable Object> missing() {
        return new ArrayList<>(wanted.keySet().stream()
                .filter(element -> !found.containsKey(element))
                .toList());
    }

    private EntryId id(@Nullable Object element) {
        return Objects.requireNonNull(wanted.get(element));
    }

    private @Nullable Object result() throws Exception {
        Map<@Nullable Object, Object> result = new LinkedHashMap<>();
        for (Object element : wanted.keySet()) {
            Object value = found.get(element);
            if (value != null) {
                result.put(element, value);
            }
        }
        return outcome.value(result);
    }

    private void count(List<@Nullable Object> missing) {
        if (!counted) {
            counted = true;
            region.counters().hits.add(wanted.size() - missing.size());
            region.counters().misses.add(missing.size());
        }
    }

    private void giveBack(String key, CacheStore.Lease late) {
        if (late.outcome() == CacheStore.Lease.Outcome.GRANTED) {
            region.store().release(key, late.lease());
        }
    }

    private void forget(Map<String, CompletableFuture<Void>> woken) {
        woken.forEach(region.wakes()::forget);
    }
}
