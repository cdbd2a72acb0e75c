package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call of a method for some elements, and what becomes of the values that it returns for them. */
final class BulkLoad {

    private final BulkRead own;
    private final Region region;
    private final Outcome outcome;
    private final Map<@Nullable Object, EntryId> ids;
    private final Map<@Nullable Object, byte[]> leases;
    private final Call call;

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
        Renewal renewal = Renewal.start(region.timer(), region::now, own.policy(), this::renew);
        List<String> keys =
                leases.keySet().stream().map(element -> id(element).key()).toList();
        return outcome.proceed(new GuardedCall(call, region.loading(), keys), (result, error) -> {
            region.counters().loadNanos.add(region.now() - began);
            renewal.stop();
            if (error != null) {
                leases.keySet().forEach(this::release);
                return outcome.failure(error);
            }
            return store(values((Map<?, ?>) result), next);
        });
    }

    private Map<@Nullable Object, @Nullable Object> values(@Nullable Map<?, ?> result) {
        Map<@Nullable Object, @Nullable Object> values = new HashMap<>();
        for (Object element : leases.keySet()) {
            values.put(element, result == null ? null : result.get(element));
        }
        return values;
    }

    private @Nullable Object store(Map<@Nullable Object, @Nullable Object> values, Next next) throws Exception {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (Object element : leases.keySet()) {
            byte[] lease = lease(element);
            if (lease.length == 0) {
                continue;
            }
            EntryId id = id(element);
            Object value = values.get(element);
            Duration ttl = ttl(value);
            byte[] written =
                    ttl.isZero() || region.isPending(id) ? null : own.keeping().write(value);
            if (written == null) {
                release(element);
            } else {
                answers.add(region.store()
                        .fill(
                                id,
                                lease,
                                Entry.write(id.groups(), written),
                                ttl,
                                own.policy().keep(ttl))
                        .toCompletableFuture());
            }
        }
        CompletableFuture<?> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        return outcome.after(all, region.outages().timeout(), (done, error) -> {
            if (error != null) {
                region.failed(id(leases.keySet().iterator().next()).key(), error);
            } else {
                answers.stream()
                        .filter(stored -> !stored.join())
                        .forEach(f -> region.counters().fencedFills.increment());
            }
            return next.then(values);
        });
    }

    private Duration ttl(@Nullable Object value) {
        try {
            return own.keeping().ttl(call.arguments(), value);
        } catch (RuntimeException | Error e) { // the application's own decision
            leases.keySet().forEach(this::release);
            throw e;
        }
    }

    private void renew() {
        leases.forEach((element, lease) -> {
            if (lease.length > 0) {
                region.store().renew(id(element).key(), lease, own.policy().leaseTime());
            }
        });
    }

    private void release(@Nullable Object element) {
        byte[] lease = lease(element);
        if (lease.length > 0) {
            region.store().release(id(element).key(), lease);
        }
    }

    private byte[] lease(@Nullable Object element) {
        return Objects.requireNonNull(leases.get(element));
    }

    private EntryId id(@Nullable Object element) {
        return Objects.requireNonNull(ids.get(element));
    }
}
