package io.rubric.impl.cache;

import io.rubric.impl.codec.ValueCodec.Stored;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.method.Outcome.Next;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the cache. It looks; what it finds is a hit, or a load that it may join, or else it leads: it takes the lease and loads, or waits until whoever has the lease is
 * done. Nothing of Redis is held meanwhile but the lease.
 */
final class Attempt {

    /** Each look costs a command. More than these mean that the entry is removed faster than it can be read. */
    private static final int MOST_LOOKS = 16;

    private static final byte[] NONE = {};

    private final ReadThrough own;
    private final Region region;
    private final Outcome outcome;
    private final EntryId id;
    private final Call call;
    private final long deadline;

    /** What to ask for; with groups that an entry was found to have besides. */
    private EntryId asked;

    private byte[] unusable = NONE;
    /** Waits cost a caller who waits stack each. More than these mean that others take the lease each time. */
    private static final int MOST_WAITS = 100;

    private int looks;
    private int waits;
    private final Tally tally;

    /** The flight that others may join, as long as this call leads. */
    private @Nullable Flight led;

    Attempt(ReadThrough own, EntryId id, Call call) {
        this.own = own;
        this.region = own.region();
        this.outcome = own.outcome();
        this.id = id;
        this.asked = id;
        this.call = call;
        this.tally = new Tally(region.counters());
        this.deadline = region.now() + own.policy().lockTimeout().toNanos();
    }

    @Nullable
    Object look() throws Exception {
        if (!region.isReadable(id.key())) {
            return withoutRedis(null);
        }
        if (++looks > MOST_LOOKS) {
            return giveUp();
        }
        return then(
                led == null ? region.readOrJoin(asked) : region.read(asked),
                region.outages().timeout(),
                (reading, error) -> {
                    if (reading == null) {
                        return withoutRedis(error);
                    }
                    List<String> unknown = reading.unknownGroups();
                    return unknown.isEmpty() ? found(reading) : lookWith(unknown);
                });
    }

    private @Nullable Object lookWith(List<String> groups) throws Exception {
        Set<String> all = new LinkedHashSet<>(asked.groups());
        all.addAll(groups);
        asked = new EntryId(id.key(), List.copyOf(all));
        return look();
    }

    private @Nullable Object found(Reading reading) throws Exception {
        Entry hit = reading.hit();
        if (hit != null) {
            Optional<Stored> stored = own.keeping().codec().decode(hit.bytes(), hit.content());
            if (stored.isPresent()) {
                tally.hit();
                if (led != null) {
                    land(Landing.of(hit.value()));
                }
                return answer(stored.get());
            }
        }
        tally.miss();
        unusable = reading.version();
        if (led != null) {
            return lease();
        }
        Flight flight = region.flights().of(id.key());
        return flight == null ? lead(null) : meet(flight, reading);
    }

    /** There is a load that callers of this node may join, if nothing has been removed since it began. */
    private @Nullable Object meet(Flight flight, Reading reading) throws Exception {
        byte[] lease = flight.lease();
        if (lease == null && !flight.known().isDone()) {
            return then(flight.known(), region.outages().timeout(), (known, error) -> {
                Flight now = region.flights().of(id.key());
                return now == flight && flight.lease() == null ? lead(flight) : look();
            });
        }
        if (lease != null && !asked.groups().containsAll(flight.groups())) {
            return lookWith(flight.groups()); // a removal of one of them passes the load
        }
        if (lease != null && !reading.leaseAsked()) {
            return look(); // now that there is a flight, its lease is read, too
        }
        return lease != null && reading.isLoading(lease) ? join(flight) : lead(flight);
    }

    private @Nullable Object lead(@Nullable Flight passed) throws Exception {
        Flight flight = new Flight(own.keeping(), id.groups());
        if (!region.flights().replace(id.key(), passed, flight)) {
            return look(); // another caller leads by now
        }
        led = flight;
        return lease();
    }

    private @Nullable Object lease() throws Exception {
        String place = region.place(id.key());
        CompletableFuture<Void> woken = region.wakes().expect(place);
        String token = UUID.randomUUID().toString();
        CompletableFuture<CacheStore.Lease> answer = region.store()
                .lease(
                        List.of(new CacheStore.Wanted(id, token, unusable)),
                        own.policy().leaseTime(),
                        own.policy().keep())
                .get(0);
        return then(answer, region.outages().timeout(), (lease, error) -> {
            if (lease == null || lease.outcome() != CacheStore.Lease.Outcome.HELD) {
                region.wakes().forget(place, woken);
            }
            if (lease == null) {
                Tokens.giveBack(region.store(), id.key(), token, answer); // it may be granted after we gave up
                return withoutRedis(error);
            }
            return switch (lease.outcome()) {
                case FILLED -> look();
                case GRANTED -> {
                    carry(lease.lease());
                    yield load(lease.lease());
                }
                case HELD -> {
                    carry(lease.lease());
                    yield await(place, woken, lease.left());
                }
            };
        });
    }

    /** Somebody else loads: waits to be woken, or for the end of a lease that nobody renews. */
    private @Nullable Object await(String place, CompletableFuture<Void> woken, Duration left) throws Exception {
        Duration rest = region.until(deadline);
        if (rest.isZero() || ++waits > MOST_WAITS) {
            region.wakes().forget(place, woken);
            return giveUp();
        }
        tally.waits();
        looks = 0;
        Duration bound = left.plusMillis(1).compareTo(rest) < 0 ? left.plusMillis(1) : rest;
        return then(woken, bound, (done, error) -> {
            region.wakes().forget(place, woken);
            return error instanceof InterruptedException ? giveUp() : look();
        });
    }

    private @Nullable Object join(Flight flight) throws Exception {
        Duration rest = region.until(deadline);
        if (rest.isZero() || ++waits > MOST_WAITS) {
            return giveUp();
        }
        tally.waits();
        looks = 0;
        return then(flight.landing(), rest, (landing, error) -> {
            if (landing == null) {
                return giveUp();
            }
            if (landing.again()) {
                return look();
            }
            if (landing.failure() != null) {
                return flight.isOf(own.keeping()) || landing.failure() instanceof RuntimeException
                        ? outcome.failure(landing.failure())
                        : giveUp(); // what another method declares, this one may not throw
            }
            Optional<Stored> stored = own.keeping().codec().decode(landing.value());
            return stored.isPresent() ? answer(stored.get()) : look();
        });
    }

    /** Redis is away: whoever misses on this node at the same time shares one load, which is not stored. */
    private @Nullable Object withoutRedis(@Nullable Throwable error) throws Exception {
        region.failed(List.of(id.key()), error);
        tally.miss();
        if (region.outages().failReads() && !(error instanceof InterruptedException)) {
            land(Landing.NOTHING);
            return outcome.failure(region.readFailed(error));
        }
        return led == null ? shareWithoutRedis(error instanceof InterruptedException) : load(null);
    }

    private @Nullable Object shareWithoutRedis(boolean interrupted) throws Exception {
        Flight flight = region.flights().of(id.key());
        if (flight != null && !flight.landing().isDone() && !interrupted && ++looks <= MOST_LOOKS) {
            return join(flight);
        }
        Flight lead = new Flight(own.keeping(), id.groups());
        if (!region.flights().replace(id.key(), flight, lead)) {
            return ++looks <= MOST_LOOKS ? shareWithoutRedis(interrupted) : giveUp();
        }
        led = lead;
        return load(null);
    }

    /** Waits no longer: calls the method and stores nothing. */
    private @Nullable Object giveUp() throws Exception {
        land(Landing.NOTHING);
        return own.alone(call);
    }

    private @Nullable Object load(byte @Nullable [] lease) throws Exception {
        return new Load(own, id, call, lease, this::landed).run();
    }

    private void landed(Landing landing, boolean over) {
        Flight flight = led;
        if (flight != null) {
            flight.land(landing);
            if (over) {
                region.flights().end(id.key(), flight);
            }
        }
    }

    private void land(Landing landing) {
        landed(landing, true);
        led = null;
    }

    private void carry(byte[] lease) {
        Flight flight = led;
        if (flight != null) {
            flight.carries(lease);
        }
    }

    private @Nullable Object answer(Stored stored) throws Exception {
        return stored.failure() == null ? outcome.value(stored.value()) : outcome.failure(stored.failure());
    }

    /** Goes on after a step. Whatever then goes wrong, nobody waits for this call in vain. */
    private <T> @Nullable Object then(CompletionStage<T> step, Duration bound, Next<T> next) throws Exception {
        return outcome.after(step, bound, (value, error) -> {
            try {
                return next.then(value, error);
            } catch (Throwable e) {
                land(Landing.NOTHING);
                throw e;
            }
        });
    }
}
