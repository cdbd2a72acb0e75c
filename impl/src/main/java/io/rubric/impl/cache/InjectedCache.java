package io.rubric.impl.cache;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheStatistics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cache that is injected: each method in two forms, for those who wait and for those who take a stage. */
final class InjectedCache<K, V> implements Cache<K, V> {

    private final ManualCache values;
    private final ManualCache stages;

    InjectedCache(ManualCache values, ManualCache stages) {
        this.values = values;
        this.stages = stages;
    }

    @Override
    public String name() {
        return values.name();
    }

    @Override
    @SuppressWarnings("unchecked") // the codec reads by the type V
    public @Nullable V get(K key) {
        return (V) values.get(key);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if the loader returns it
    public V get(K key, Function<? super K, ? extends V> loader) {
        return (V) values.get(key, () -> loader.apply(key));
    }

    @Override
    public Map<K, V> getAll(Collection<? extends K> keys) {
        return map(values.getAll(keys));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<K, V> getAll(Collection<? extends K> keys, Function<? super Set<K>, ? extends Map<K, V>> loader) {
        return map(values.getAll(keys, missing -> loader.apply((Set<K>) missing)));
    }

    @Override
    public void put(K key, V value) {
        values.put(key, value, null);
    }

    @Override
    public void put(K key, V value, Duration ttl) {
        values.put(key, value, ttl);
    }

    @Override
    public void remove(K key) {
        values.remove(key);
    }

    @Override
    public void removeAll() {
        values.removeAll();
    }

    @Override
    public void removeGroup(String group, @Nullable Object... parts) {
        values.removeGroup(group, parts);
    }

    @Override
    public CompletionStage<@Nullable V> getAsync(K key) {
        return stage(stages.get(key));
    }

    @Override
    public CompletionStage<V> getAsync(K key, Function<? super K, ? extends CompletionStage<? extends V>> loader) {
        return stage(stages.get(key, () -> loader.apply(key)));
    }

    @Override
    public CompletionStage<Map<K, V>> getAllAsync(Collection<? extends K> keys) {
        return stage(stages.getAll(keys));
    }

    @Override
    @SuppressWarnings("unchecked")
    public CompletionStage<Map<K, V>> getAllAsync(
            Collection<? extends K> keys,
            Function<? super Set<K>, ? extends CompletionStage<? extends Map<K, V>>> loader) {
        return stage(stages.getAll(keys, missing -> loader.apply((Set<K>) missing)));
    }

    @Override
    public CompletionStage<@Nullable Void> putAsync(K key, V value) {
        return stage(stages.put(key, value, null));
    }

    @Override
    public CompletionStage<@Nullable Void> putAsync(K key, V value, Duration ttl) {
        return stage(stages.put(key, value, ttl));
    }

    @Override
    public CompletionStage<@Nullable Void> removeAsync(K key) {
        return stage(stages.remove(key));
    }

    @Override
    public CompletionStage<@Nullable Void> removeAllAsync() {
        return stage(stages.removeAll());
    }

    @Override
    public CompletionStage<@Nullable Void> removeGroupAsync(String group, @Nullable Object... parts) {
        return stage(stages.removeGroup(group, parts));
    }

    @Override
    public CacheStatistics statistics() {
        return values.statistics();
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> map(@Nullable Object found) {
        return (Map<K, V>) Objects.requireNonNull(found);
    }

    @SuppressWarnings("unchecked") // what a stage outcome gives
    private static <T> CompletionStage<T> stage(@Nullable Object outcome) {
        return (CompletionStage<T>) Objects.requireNonNull(outcome);
    }
}
