package io.rubric.impl.cache;

import io.rubric.cache.CacheStatistics;
import io.rubric.impl.cache.Removing.Change;
import io.rubric.impl.key.AnyKey;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cache by hand. It does what the annotations do around a method, with a loader in the method's place. What it returns is the outcome's: a value, or a stage. */
final class ManualCache {

    private final Region region;
    private final KeyTemplate template;
    private final Outcome outcome;
    private final boolean enabled;
    private final AnyKey anyKey = new AnyKey();
    private final Removing removing;

    private final Supplier<Keeping> keeping;

    /**
     * @param template of a key, from one argument
     */
    ManualCache(Region region, KeyTemplate template, Supplier<Keeping> keeping, boolean enabled, Outcome outcome) {
        this.region = region;
        this.template = template;
        this.keeping = keeping;
        this.enabled = enabled;
        this.outcome = outcome;
        this.removing = new Removing(outcome);
    }

    String name() {
        return region.name();
    }

    @Nullable
    Object get(@Nullable Object key) {
        return unchecked(() -> {
            EntryId id = id(key);
            if (!enabled || pending(id)) {
                return outcome.value(null);
            }
            return new Glance(region, keeping().codec(), outcome)
                    .all(List.of(id), found -> outcome.value(found.get(0)));
        });
    }

    @Nullable
    Object get(@Nullable Object key, Callable<@Nullable Object> loader) {
        Call call = new LoaderCall(new Object[] {key}, loader);
        return unchecked(() ->
                enabled ? new ReadThrough(region, keeping(), outcome).invoke(id(key), call) : outcome.proceed(call));
    }

    @Nullable
    Object getAll(Collection<?> keys) {
        return unchecked(() -> {
            List<?> distinct = keys.stream()
                    .distinct()
                    .filter(key -> enabled && !pending(id(key)))
                    .toList();
            List<EntryId> ids = distinct.stream().map(this::id).toList();
            if (ids.isEmpty()) {
                return outcome.value(new LinkedHashMap<>());
            }
            return new Glance(region, keeping().codec(), outcome).all(ids, found -> {
                Map<@Nullable Object, Object> result = new LinkedHashMap<>();
                for (int i = 0; i < ids.size(); i++) {
                    Object value = found.get(i);
                    if (value != null) {
                        result.put(distinct.get(i), value);
                    }
                }
                return outcome.value(result);
            });
        });
    }

    @Nullable
    Object getAll(Collection<?> keys, Function<Set<?>, @Nullable Object> loader) {
        Function<Set<@Nullable Object>, Call> loads =
                missing -> new LoaderCall(new Object[] {missing}, () -> loader.apply(missing));
        return unchecked(() -> enabled
                ? new BulkRead(region, keeping(), outcome).invoke(keys, this::id, loads)
                : new BulkRead(region, keeping(), outcome).alone(keys, this::id, loads));
    }

    @Nullable
    Object put(@Nullable Object key, @Nullable Object value, @Nullable Duration ttl) {
        return unchecked(() -> {
            if (ttl != null && (ttl.isNegative() || ttl.isZero())) {
                throw new IllegalArgumentException("a time to live of " + ttl + "; write one greater than zero");
            }
            return enabled ? put(id(key), value, ttl) : outcome.value(null);
        });
    }

    private @Nullable Object put(EntryId id, @Nullable Object value, @Nullable Duration ttl) throws Exception {
        Putting putting = new Putting(region, keeping, outcome);
        Putting.Content content = ttl == null
                ? putting.content(id, new Object[] {}, value)
                : putting.content(id, value, keeping().ownTtl(value, ttl));
        if (!region.transactions().isActive()) {
            return putting.atOnce(id, content, () -> outcome.value(null));
        }
        Putting.Ticket ticket = putting.begin(id);
        region.pending(new Removal.OfKey(id.key()));
        region.transactions()
                .afterCommit(
                        region.outages().timeout().multipliedBy(2), // it counts its own time
                        () -> putting.later(ticket, ticket.isThere() ? content : Putting.REMOVAL),
                        certain -> putting.undone(ticket, certain));
        return outcome.after(ticket.version(), region.outages().timeout(), (version, error) -> outcome.value(null));
    }

    @Nullable
    Object remove(@Nullable Object key) {
        return remove(() -> new Removal.OfKey(id(key).key()));
    }

    @Nullable
    Object removeAll() {
        return remove(() -> Removal.OfAll.ALL);
    }

    @Nullable
    Object removeGroup(String group, @Nullable Object... parts) {
        return remove(() -> {
            if (group.isEmpty()) {
                throw new IllegalArgumentException("a group without a name");
            }
            return new Removal.OfGroup(anyKey.of(Groups.withoutBlanks(group), parts));
        });
    }

    CacheStatistics statistics() {
        return region.counters().read();
    }

    private @Nullable Object remove(Supplier<Removal> what) {
        return unchecked(() -> {
            Removal removal = what.get();
            List<Change> changes = List.of(new Change(region, removal));
            if (!enabled) {
                return outcome.value(null);
            }
            if (region.transactions().isActive()) {
                region.pending(removal);
                region.transactions()
                        .afterCommit(
                                Removing.bound(changes).multipliedBy(2), // it counts its own time
                                () -> Removing.later(changes),
                                certain -> Removing.undone(changes, certain));
                return outcome.value(null);
            }
            return removing.now(changes, () -> outcome.value(null));
        });
    }

    private EntryId id(@Nullable Object key) {
        return new EntryId(template.render(new Object[] {key}), List.of());
    }

    /** True if the caller's transaction has changed the entry: that is a miss. */
    private boolean pending(EntryId id) {
        boolean pending = region.isPending(id);
        if (pending) {
            region.counters().misses.increment();
        }
        return pending;
    }

    private Keeping keeping() {
        return keeping.get();
    }

    /** The outcome of an action; where that is a stage, what the action throws is, too. */
    private @Nullable Object unchecked(Callable<@Nullable Object> action) {
        try {
            return outcome(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // a loader cannot declare one
            throw new CompletionException(e);
        }
    }

    private @Nullable Object outcome(Callable<@Nullable Object> action) throws Exception {
        try {
            return action.call();
        } catch (Exception e) {
            return outcome.failure(e);
        }
    }

    /** The loader in the place of a method. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record LoaderCall(@Nullable Object[] arguments, Callable<@Nullable Object> loader) implements Call {
        @Override
        public @Nullable Object proceed() throws Exception {
            return loader.call();
        }

        @Override
        public @Nullable Object proceed(@Nullable Object[] others) throws Exception {
            return loader.call();
        }
    }
}
