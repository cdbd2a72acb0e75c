package io.rubric.impl.cache;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.cache.CachePolicies.Members;
import io.rubric.impl.codec.CachedExceptions;
import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.key.AnyKey;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.method.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The caches that the application has injected, by name and types. */
final class InjectedCaches {

    private final Services services;
    private final Caches caches;
    private final List<Injectable> all = new ArrayList<>();

    InjectedCaches(Services services, Caches caches) {
        this.services = services;
        this.caches = caches;
    }

    /** Somebody injects a cache: the types must be those that it holds. */
    void add(Type type, CacheName name, String place, Problems problems) {
        if (!(type instanceof ParameterizedType p) || p.getRawType() != Cache.class) {
            mistake(place, type, "Cache<K, V> with the types of key and value", problems);
            return;
        }
        Type key = p.getActualTypeArguments()[0];
        Type value = p.getActualTypeArguments()[1];
        Optional<KeyTemplate> template = AnyKey.template(key);
        if (template.isEmpty() || !(value instanceof Class || value instanceof ParameterizedType)) {
            mistake(
                    place,
                    type,
                    "a key of a type such as String, long or a record, and a value of a known type",
                    problems);
            return;
        }
        if (!CacheResultBinding.isStorable(Types.raw(value))) {
            mistake(place, type, "a value of a type that can be read again, such as a record", problems);
            return;
        }
        CacheRemoveBinding.name(name.value(), place, problems);
        caches.types().use(name.value(), value, place, problems);
        caches.shapes().reads(name.value(), 1);
        CachePolicies policies = new CachePolicies(services.settings(), problems);
        CachePolicy configured = policies.of(name.value(), Members.of(""), place);
        Region region = caches.region(name.value(), policies);
        boolean enabled = caches.isEnabled() && policies.isEnabled(name.value());
        ValueCodec codec = new ValueCodec(services.json(), value, CachedExceptions.NONE);
        Supplier<Keeping> keeping =
                new Decided<>(() -> Keeping.plain(name.value(), caches.policy(name.value(), configured), codec));
        Function<Outcome, ManualCache> cache =
                outcome -> new ManualCache(region, template.get(), keeping, enabled, outcome);
        all.add(new Injectable(
                type,
                Set.of(name),
                new InjectedCache<>(
                        cache.apply(Outcome.ofValue()), cache.apply(Outcome.ofStage(services.executor())))));
    }

    List<Injectable> all() {
        return all;
    }

    private static void mistake(String place, Type type, String write, Problems problems) {
        problems.add(Problem.CACHE_INJECTED, place, type.getTypeName(), write);
    }
}
