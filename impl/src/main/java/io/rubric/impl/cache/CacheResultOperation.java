package io.rubric.impl.cache;

import io.rubric.impl.Rarely;
import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.codec.ValueCodec.Stored;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hit answers; a miss takes a lease, calls the method and fills under the lease. Whatever Redis does, the method's value gets out. */
final class CacheResultOperation implements Operation {

    /** A load that takes longer is not stored. A loader that dies keeps others from storing for so long. */
    static final Duration LEASE_TIME = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(CacheResultOperation.class.getName());

    private final Rarely unwritable = new Rarely(LOG);
    private final Rarely outage = new Rarely(LOG);
    private final String cacheName;
    private final KeyTemplate template;
    private final Duration ttl;
    private final Duration timeout;
    private final CacheStore store;
    private final ValueCodec codec;
    private final Outcome outcome;
    private final Transactions transactions;

    CacheResultOperation(
            CacheResultBinding binding,
            Duration ttl,
            Duration timeout,
            CacheStore store,
            ValueCodec codec,
            Outcome outcome,
            Transactions transactions) {
        this.cacheName = binding.cacheName();
        this.template = binding.key();
        this.ttl = ttl;
        this.timeout = timeout;
        this.store = store;
        this.codec = codec;
        this.outcome = outcome;
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        String key = template.render(call.arguments());
        if (transactions.isMarked(new PendingRemoval(cacheName, key))) {
            return outcome.proceed(call);
        }
        return outcome.after(store.get(key), timeout, (entry, error) -> {
            Optional<Stored> hit = codec.decode(entry);
            if (hit.isPresent()) {
                return outcome.value(hit.get().value());
            }
            return error == null ? lease(key, entry != null, call) : uncached(call, error);
        });
    }

    private @Nullable Object lease(String key, boolean unreadable, Call call) throws Exception {
        String token = UUID.randomUUID().toString();
        var asked = unreadable
                ? store.remove(key).thenCompose(removed -> store.lease(key, token, LEASE_TIME))
                : store.lease(key, token, LEASE_TIME);
        return outcome.after(asked, timeout, (lease, error) -> {
            if (lease == null) {
                asked.thenAccept(late -> store.release(key, token)); // granted after we gave up
                return uncached(call, error);
            }
            Optional<Stored> hit = codec.decode(lease.entry());
            return hit.isPresent() ? outcome.value(hit.get().value()) : load(key, token, lease, call);
        });
    }

    private @Nullable Object load(String key, String token, Lease lease, Call call) throws Exception {
        if (!lease.granted()) {
            return outcome.proceed(call); // another loader will store
        }
        return outcome.proceed(call, (value, error) -> {
            boolean pending = transactions.isMarked(new PendingRemoval(cacheName, key)); // by the method itself
            byte[] stored = error == null && !pending ? encode(value) : null;
            if (stored == null) {
                store.release(key, token);
                return error == null ? outcome.value(value) : outcome.failure(error);
            }
            return outcome.after(store.fill(key, token, stored, ttl), timeout, (filled, failed) -> {
                warn(failed);
                return outcome.value(value);
            });
        });
    }

    private byte @Nullable [] encode(@Nullable Object value) {
        try {
            return codec.encode(value);
        } catch (RuntimeException e) {
            unwritable.warn(() -> "Cache \"" + cacheName + "\": a result cannot be written as JSON and is not kept", e);
            return null;
        }
    }

    private @Nullable Object uncached(Call call, @Nullable Throwable error) throws Exception {
        warn(error);
        return outcome.proceed(call);
    }

    private void warn(@Nullable Throwable error) {
        if (error != null && !(error instanceof InterruptedException)) {
            outage.warn(() -> "Cache \"" + cacheName + "\" does without Redis", error);
        }
    }
}
