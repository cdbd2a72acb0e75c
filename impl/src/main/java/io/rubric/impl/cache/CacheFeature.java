package io.rubric.impl.cache;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@link CacheResult} and {@link CacheRemove}. */
public final class CacheFeature implements Feature {

    private static final System.Logger LOG = System.getLogger(CacheFeature.class.getName());
    private static final Duration LEAST_TTL = Duration.ofMillis(1);

    private final Services services;
    private final boolean enabled;
    private final Duration timeout;
    private final Map<String, CacheResultBinding> caches = new ConcurrentHashMap<>();
    private final Map<String, String> removals = new ConcurrentHashMap<>();

    /**
     * @param problems of the feature's own configuration
     */
    public CacheFeature(Services services, Problems problems) {
        this.services = services;
        this.enabled = services.settings().isOn(Setting.CACHE_ENABLED, problems);
        this.timeout = services.settings().duration(Setting.CACHE_TIMEOUT, problems);
    }

    @Override
    public List<Class<? extends Annotation>> annotations() {
        return List.of(CacheResult.class, CacheRemove.class);
    }

    @Override
    public List<Class<?>> beans() {
        return List.of(CacheResultInterceptor.class, CacheRemoveInterceptor.class);
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        int before = problems.count();
        Operation operation = annotation instanceof CacheResult result
                ? result(CacheResultBinding.of(method, result, problems), problems)
                : remove(CacheRemoveBinding.of(method, (CacheRemove) annotation, problems));
        if (problems.count() > before) {
            return null;
        }
        return enabled ? operation : Operation.NONE;
    }

    private Operation result(CacheResultBinding binding, Problems problems) {
        String place = binding.method().place(CacheResult.class);
        Settings settings = services.settings();
        Duration ttl =
                settings.duration(Setting.CACHE_TTL, binding.cacheName(), binding.ttl(), place, LEAST_TTL, problems);
        sameType(binding, place, problems);
        return new CacheResultOperation(
                binding,
                ttl,
                timeout,
                store(binding.cacheName()),
                new ValueCodec(services.json(), binding.valueType()),
                Outcome.of(binding.method(), services.executor()),
                services.transactions());
    }

    private Operation remove(CacheRemoveBinding binding) {
        removals.put(binding.cacheName(), binding.method().place(CacheRemove.class));
        return new CacheRemoveOperation(
                binding,
                timeout,
                store(binding.cacheName()),
                Outcome.of(binding.method(), services.executor()),
                services.transactions());
    }

    /** A removal from a cache that nobody fills is most likely a misspelt name, and then stale values stay. */
    @Override
    public void start() {
        removals.forEach((cacheName, place) -> {
            if (!caches.containsKey(cacheName)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        place + " removes from the cache \"" + cacheName
                                + "\", which no @CacheResult of this application fills; it fills "
                                + new TreeSet<>(caches.keySet()));
            }
        });
    }

    private CacheStore store(String cacheName) {
        return new RedissonCacheStore(services.redis(), services.names().prefix(), cacheName);
    }

    private void sameType(CacheResultBinding binding, String place, Problems problems) {
        CacheResultBinding other = caches.putIfAbsent(binding.cacheName(), binding);
        if (other != null && !other.valueType().equals(binding.valueType())) {
            problems.add(
                    Problem.CACHE_TYPES_DIFFER,
                    place,
                    described(binding) + ", but " + described(other) + " on " + other.method(),
                    "one type, or another cacheName");
        }
    }

    private static String described(CacheResultBinding binding) {
        Type type = binding.valueType();
        return type.getTypeName() + " in \"" + binding.cacheName() + "\"";
    }
}
