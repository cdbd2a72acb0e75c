package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One call of the method for an entry, and what becomes of its result. */
final class Load {

    private final ReadThrough own;
    private final Region region;
    private final Outcome outcome;
    private final EntryId id;
    private final Call call;
    private final byte @Nullable [] lease;
    private final BiConsumer<Landing, Boolean> landed;
    private @Nullable Renewal renewal;

    /**
     * @param lease under which it may be stored; null if it may not
     * @param landed told as soon as those who wait can have the result, and once more when all is over
     */
    Load(ReadThrough own, EntryId id, Call call, byte @Nullable [] lease, BiConsumer<Landing, Boolean> landed) {
        this.own = own;
        this.region = own.region();
        this.outcome = own.outcome();
        this.id = id;
        this.call = call;
        this.lease = lease;
        this.landed = landed;
    }

    @Nullable
    Object run() throws Exception {
        Counters counters = region.counters();
        counters.loads.increment();
        long began = region.now();
        if (lease != null) {
            renewal = Renewal.start(
                    region.timer(),
                    region::now,
                    own.policy(),
                    () -> region.store().renew(held(lease), own.policy().leaseTime()));
        }
        return outcome.proceed(new GuardedCall(call, region.loading(), List.of(id.key())), (value, error) -> {
            counters.loadNanos.add(region.now() - began);
            if (renewal != null) {
                renewal.stop();
            }
            return error == null ? returned(value) : threw(error);
        });
    }

    private @Nullable Object returned(@Nullable Object value) throws Exception {
        byte[] written;
        Duration ttl;
        try {
            written = own.keeping().write(value);
            ttl = own.keeping().ttl(call.arguments(), value);
        } catch (RuntimeException | Error e) { // the application's own decision, or its adapter
            return end(Landing.NOTHING, null, Keeping.NEVER, () -> outcome.failure(e));
        }
        Landing landing = written == null ? Landing.NOTHING : Landing.of(written);
        return end(landing, written, ttl, () -> outcome.value(value));
    }

    private @Nullable Object threw(Throwable error) throws Exception {
        byte[] written;
        try {
            written = own.keeping().codec().encodeFailure(error);
        } catch (RuntimeException | Error e) { // of the exception's own message
            written = null;
        }
        boolean stopped = error instanceof InterruptedException || error instanceof CancellationException;
        Landing landing = stopped ? Landing.AGAIN : Landing.of(error);
        return end(landing, written, own.keeping().exceptionTtl(), () -> outcome.failure(error));
    }

    private @Nullable Object end(Landing landing, byte @Nullable [] written, Duration ttl, Answer answer)
            throws Exception {
        landed.accept(landing, false);
        if (lease == null || written == null || ttl.isZero() || region.isPending(id)) {
            if (lease != null) {
                region.store().release(held(lease));
            }
            landed.accept(landing, true);
            return answer.give();
        }
        var filled = region.store()
                .fill(List.of(new CacheStore.Filling(
                        id,
                        lease,
                        Entry.write(id.groups(), written),
                        ttl,
                        own.policy().keep(ttl))))
                .get(0);
        return outcome.after(filled, region.outages().timeout(), (stored, error) -> {
            landed.accept(landing, true);
            if (stored == null) {
                region.failed(List.of(id.key()), error);
            } else if (!stored) {
                region.counters().fencedFills.increment();
            }
            return answer.give();
        });
    }

    private List<CacheStore.Held> held(byte[] lease) {
        return List.of(new CacheStore.Held(id.key(), lease));
    }

    /** What the caller gets. */
    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object give() throws Exception;
    }
}
