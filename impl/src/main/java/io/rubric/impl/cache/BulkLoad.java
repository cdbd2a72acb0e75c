package io.rubric.impl.cache;

import io.rubric.impl.cache.CacheStore.Filling;
import io.rubric.impl.cache.CacheStore.Held;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a method for some elements, and what becomes of the values that it returns for them. */
final class BulkLoad {

    private final BulkRead own;
    private final Region region;
    private final Outcome outcome;
    private final Map<@Nullable Object, EntryId> ids;
    private final Map<@Nullable Object, byte[]> leases;
    private final Call call;

    /** The leases that there are; given back, all together, what is not filled. */
    private final List<Held> held;

    /**
     * @param leases of the elements that are asked for; empty where the value is not stored
     */
    BulkLoad(BulkRead own, Map<@Nullable Object, EntryId> ids, Map<@Nullable Object, byte[]> leases, Call call) {
        this.own = own;
        this.region = own.region();
        this.outcome = own.outcome();
        this.ids = ids;
        this.leases = leases;
        this.call = call;
        this.held = leases.entrySet().stream()
                .filter(lease -> lease.getValue().length > 0)
                .map(lease -> new Held(id(lease.getKey()).key(), lease.getValue()))
                .toList();
    }

    /** What happens with the values, null where there is none. */
    @FunctionalInterface
    interface Next {
        @Nullable
        Object then(Map<@Nullable Object, @Nullable Object> loaded) throws Exception;
    }

    @Nullable
    Object run(Next next) throws Exception {
        region.counters().loads.increment();
        long began = region.now();
        Renewal renewal = held.isEmpty()
                ? null
                : Renewal.start(
                        region.timer(),
                        region::now,
                        own.policy(),
                        () -> region.store().renew(held, own.policy().leaseTime()));
        List<String> keys =
                leases.keySet().stream().map(element -> id(element).key()).toList();
        return outcome.proceed(new GuardedCall(call, region.loading(), keys), (result, error) -> {
            region.counters().loadNanos.add(region.now() - began);
            if (renewal != null) {
                renewal.stop();
            }
            if (error != null) {
                region.store().release(held);
                return outcome.failure(error);
            }
            return store((Map<?, ?>) result, next);
        });
    }

    private @Nullable Object store(@Nullable Map<?, ?> result, Next next) throws Exception {
        Map<@Nullable Object, @Nullable Object> values = new HashMap<>();
        List<Filling> fillings = new ArrayList<>();
        List<Held> others = new ArrayList<>();
        try {
            leases.forEach((element, lease) -> {
                Object value = value(result, element);
                values.put(element, value);
                Filling filling = lease.length == 0 ? null : filling(id(element), lease, value);
                if (filling != null) {
                    fillings.add(filling);
                } else if (lease.length > 0) {
                    others.add(new Held(id(element).key(), lease));
                }
            });
        } catch (RuntimeException | Error e) { // the application's own decisions, or its map's
            region.store().release(held);
            throw e;
        }
        region.store().release(others);
        return new InParts(region, outcome)
                .ask(
                        fillings,
                        filling -> filling.id().key(),
                        some -> region.store().fill(some),
                        (stored, error) -> {
                            List<Held> unanswered = new ArrayList<>();
                            for (int i = 0; i < fillings.size(); i++) {
                                Filling filling = fillings.get(i);
                                if (stored.get(i) == null) {
                                    unanswered.add(new Held(filling.id().key(), filling.lease()));
                                } else if (!stored.get(i)) {
                                    region.counters().fencedFills.increment();
                                }
                            }
                            region.store().release(unanswered); // a fill that comes later is refused
                            return next.then(values);
                        });
    }

    private static @Nullable Object value(@Nullable Map<?, ?> result, @Nullable Object element) {
        if (result == null || (element == null && isWithoutNull(result))) {
            return null;
        }
        return result.get(element);
    }

    /** Some maps refuse to be asked for null. */
    private static boolean isWithoutNull(Map<?, ?> map) {
        return map.keySet().stream().noneMatch(Objects::isNull);
    }

    private @Nullable Filling filling(EntryId id, byte[] lease, @Nullable Object value) {
        Duration ttl = own.keeping().ttl(call.arguments(), value);
        byte[] written =
                ttl.isZero() || region.isPending(id) ? null : own.keeping().write(value);
        return written == null
                ? null
                : new Filling(
                        id,
                        lease,
                        Entry.write(id.groups(), written),
                        ttl,
                        own.policy().keep(ttl));
    }

    private EntryId id(@Nullable Object element) {
        return Objects.requireNonNull(ids.get(element));
    }
}
