package io.rubric.impl.cache;

import io.rubric.cache.CacheException;
import io.rubric.impl.Rarely;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.redis.Breaker;
import io.rubric.impl.redis.Breakers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One cache on this node: what all its methods share. */
final class Region {

    private final Rarely removals = new Rarely(System.getLogger(Region.class.getName()));
    private final Rarely outage = new Rarely(System.getLogger(Region.class.getName()));
    private final String name;
    private final Slots slots;
    private final Stores stores;
    private final Replay replay;
    private final Wakes wakes;
    private final ScheduledExecutorService timer;
    private final Breakers<Slot> breakers;
    private final Transactions transactions;
    private final LongSupplier clock;
    private final Outages outages;
    private final Lookups lookups;
    private final Journal journal = new Journal();
    private final Flights flights = new Flights();
    private final Loading loading = new Loading();
    private final Counters counters = new Counters();
    private volatile boolean closed;

    Region(
            String name,
            Slots slots,
            Stores stores,
            Wakes wakes,
            Breakers<Slot> breakers,
            Transactions transactions,
            Outages outages,
            ScheduledExecutorService timer,
            LongSupplier clock) {
        this.name = name;
        this.slots = slots;
        this.stores = stores;
        this.wakes = wakes;
        this.timer = timer;
        this.replay = new Replay(name, journal, stores.removals(), timer);
        this.breakers = breakers;
        this.transactions = transactions;
        this.outages = outages;
        this.clock = clock;
        this.lookups = new Lookups(outages.timeout(), clock);
    }

    String name() {
        return name;
    }

    CacheStore store() {
        return stores.entries();
    }

    PutStore puts() {
        return stores.puts();
    }

    Wakes wakes() {
        return wakes;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    Outages outages() {
        return outages;
    }

    Flights flights() {
        return flights;
    }

    Loading loading() {
        return loading;
    }

    Counters counters() {
        return counters;
    }

    Transactions transactions() {
        return transactions;
    }

    /** The Redis key of an entry, which those who wait for it are known by. */
    String place(String key) {
        return slots.of(key).entry(key);
    }

    /** False if Redis is known to be away, or has something that this node could not remove: then it is not read. Who is told true must ask. */
    boolean isReadable(String key) {
        return canAsk() && breakers.of(slots.of(key)).permits();
    }

    /** The same for many keys: each server is probed once. */
    Predicate<String> readable() {
        Map<Slot, Boolean> known = new HashMap<>();
        return key -> canAsk()
                && known.computeIfAbsent(slots.of(key), s -> breakers.of(s).permits());
    }

    /** False if Redis would most likely not answer: then the time is better not waited. */
    boolean isWritable(String key) {
        return canAsk() && breakers.of(slots.of(key)).isClosed();
    }

    private boolean canAsk() {
        return !closed && journal.isEmpty() && slots.areKnown();
    }

    /** Reads an entry with a command that is sent from now on, and the lease of its load if somebody waits for one. */
    CompletionStage<Reading> read(EntryId id) {
        return lookups.read(id, () -> store().read(id, flights.of(id.key()) != null));
    }

    /** The same for a caller who may join a load of this node, if one goes on. */
    CompletionStage<Reading> readOrJoin(EntryId id) {
        return flights.of(id.key()) == null ? read(id) : lookups.readInCompany(id, () -> store().read(id, true), timer);
    }

    /** Redis has not answered what this caller has asked, or has refused. */
    void failed(List<String> keys, @Nullable Throwable error) {
        if (error == null || error instanceof InterruptedException) {
            return;
        }
        counters.errors.increment();
        if (error
                instanceof
                TimeoutException) { // our own; how a command itself ends the breaker is told where it is sent
            keys.stream().map(key -> breakers.of(slots.of(key))).distinct().forEach(Breaker::failed);
        }
        outage.warn(
                () -> "Cache \"" + name + "\" does without Redis, which has not answered within " + outages.timeout()
                        + " (rubric.cache.timeout), or has refused: methods are called",
                error);
    }

    /** The answer, or a timeout. For where no caller waits and counts the time. */
    CompletionStage<?> bounded(CompletionStage<?> answer) {
        CompletableFuture<@Nullable Object> ended = new CompletableFuture<>();
        answer.whenComplete((value, error) -> {
            if (error == null) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(error);
            }
        });
        try {
            if (!ended.isDone()) {
                Future<?> alarm = timer.schedule(
                        () -> ended.completeExceptionally(new TimeoutException()),
                        outages.timeout().toNanos(),
                        TimeUnit.NANOSECONDS);
                ended.whenComplete((value, error) -> alarm.cancel(false));
            }
        } catch (RejectedExecutionException e) { // the application stops
            ended.completeExceptionally(e);
        }
        return ended;
    }

    /** Removes something. Whoever gets no answer must call {@link #lost}. */
    CompletionStage<?> remove(Removal removal) {
        flights.pass(removal);
        boolean away = !slots.areKnown()
                || slots(removal).stream().anyMatch(s -> !breakers.of(s).isClosed());
        return away
                ? CompletableFuture.failedFuture(readFailed(null))
                : stores.removals().remove(removal);
    }

    /** A removal or a put may not have been carried out: from now on this node does not read the cache until it has been. */
    void lost(Removal removal, Throwable error) {
        counters.errors.increment();
        flights.pass(removal);
        journal.add(removal);
        replay.begin();
        if (error instanceof TimeoutException
                && slots.areKnown()
                && slots(removal).size() == 1) {
            breakers.of(slots(removal).get(0)).failed();
        }
        removals.warn(
                () -> "Cache \"" + name + "\": Redis has not answered a removal within " + outages.timeout()
                        + " (rubric.cache.timeout). It is repeated until it does; until then this node does not read the cache, and other nodes may answer with old values",
                error);
    }

    private List<Slot> slots(Removal removal) {
        return removal instanceof Removal.OfKey one ? List.of(slots.of(one.key())) : slots.all();
    }

    /** What the caller is told of a removal that was lost, where configuration wants him to be. */
    CacheException removalFailed(Throwable cause) {
        return new CacheException(
                "A removal from cache \"" + name
                        + "\" may not have happened; it is repeated when Redis answers, or else ends with the time to live",
                name,
                cause);
    }

    /** What the caller is told instead of a value, where configuration wants him to be. */
    CacheException readFailed(@Nullable Throwable cause) {
        return new CacheException(
                "Cache \"" + name
                        + "\" cannot be used: Redis does not answer, or this node has removals that it has not answered yet",
                name,
                cause);
    }

    /** The calling thread's transaction will change something when it commits. */
    void pending(Removal removal) {
        transactions.mark(new PendingChange(name, removal));
    }

    /** True if the calling thread's transaction has changed what the entry may depend on: which groups it is in nobody knows before it is read. */
    boolean isPending(EntryId id) {
        for (Object mark : transactions.marks()) {
            if (mark instanceof PendingChange pending && pending.cacheName().equals(name) && concerns(pending, id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean concerns(PendingChange pending, EntryId id) {
        return !(pending.removal() instanceof Removal.OfKey other)
                || other.key().equals(id.key());
    }

    /** The application stops: tries once more what is in the journal, and keeps nobody waiting. */
    CompletionStage<?> close() {
        closed = true;
        flights.close();
        return replay.drained();
    }

    long now() {
        return clock.getAsLong();
    }

    /** What is left until a time of the clock; zero if it has passed. */
    Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - now()));
    }
}
