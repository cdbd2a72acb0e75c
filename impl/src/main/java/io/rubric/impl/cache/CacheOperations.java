package io.rubric.impl.cache;

import io.rubric.cache.CachePredicate;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheResultPredicate;
import io.rubric.cache.TtlFunction;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Rarely;
import io.rubric.impl.Services;
import io.rubric.impl.cache.CachePolicies.Members;
import io.rubric.impl.cache.Removing.Change;
import io.rubric.impl.codec.CachedExceptions;
import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.context.OwnTransaction;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.method.Types;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what the annotations of one method mean. */
final class CacheOperations {

    private final Services services;
    private final Caches caches;
    private final InterceptedMethod method;
    private final Problems problems;
    private final CachePolicies policies;

    CacheOperations(Services services, Caches caches, InterceptedMethod method, Problems problems) {
        this.services = services;
        this.caches = caches;
        this.method = method;
        this.problems = problems;
        this.policies = new CachePolicies(services.settings(), problems);
    }

    /** What happens around the method. If problems were added, what comes back must not be used. */
    Operation of(Annotation annotation) {
        if (annotation instanceof CacheResult result) {
            return result(CacheResultBinding.of(method, result, services, problems));
        }
        if (annotation instanceof CachePut put) {
            return put(CachePutBinding.of(method, put, services, problems));
        }
        if (annotation instanceof CacheRemove remove) {
            return remove(CacheRemoveBinding.of(method, remove, services, problems));
        }
        return removeAll(CacheRemoveAllBinding.of(method, (CacheRemoveAll) annotation, services, problems));
    }

    private Operation result(CacheResultBinding binding) {
        CacheResult annotation = binding.annotation();
        String name = binding.cacheName();
        String place = method.place(CacheResult.class);
        Namings made = namings(place);
        CachePolicy policy = policies.of(name, Members.of(annotation, binding.ttl()), place);
        caches.types().use(name, binding.valueType(), place, problems);
        caches.annotated(name, policy);
        caches.shapes().reads(name, binding.naming().parameters());
        Region region = caches.region(name, policies);
        declare(region, binding.groups());
        Supplier<CacheResultPredicate> unless = made.made(CacheResultPredicate.class, annotation.unless(), "unless");
        Supplier<TtlFunction> lasting = made.made(TtlFunction.class, annotation.ttlFunction(), "ttlFunction");
        Keeping keeping = new Keeping(
                name,
                policy,
                new ValueCodec(services.json(), binding.valueType(), exceptions(annotation, place)),
                unless == null ? null : (arguments, it) -> unless.get().test(method.method(), arguments, it),
                lasting == null ? null : (arguments, it) -> lasting.get().ttl(method.method(), arguments, it),
                new Rarely(System.getLogger(Keeping.class.getName())));
        Supplier<CachePredicate> condition = made.made(CachePredicate.class, annotation.condition(), "condition");
        Outcome outcome = Outcome.of(method, services.executor());
        Operation operation;
        if (binding.bulk() != CacheResultBinding.SINGLE) {
            operation = new CacheBulkOperation(
                    binding.naming(), binding.bulk(), condition, new BulkRead(region, keeping, outcome));
        } else if (annotation.skipGet()) {
            Operation put = new CachePutOperation(
                    binding.naming(),
                    CachePutOperation.RESULT,
                    true,
                    condition,
                    joins(),
                    new Putting(region, () -> keeping, outcome));
            operation = call -> {
                region.counters().misses.increment();
                region.counters().loads.increment();
                return put.invoke(call);
            };
        } else {
            operation =
                    new CacheResultOperation(binding.naming(), condition, new ReadThrough(region, keeping, outcome));
        }
        return enabled(name, operation);
    }

    private Operation put(CachePutBinding binding) {
        CachePut annotation = binding.annotation();
        String name = binding.cacheName();
        String place = method.place(CachePut.class);
        if (CacheResultBinding.isStorable(Types.raw(binding.valueType()))) {
            caches.types().use(name, binding.valueType(), place, problems);
        }
        caches.shapes().changes(name, binding.naming().parameters(), place);
        Region region = caches.region(name, policies);
        declare(region, binding.groups());
        CachePolicy own = policies.of(name, Members.of(binding.ttl()), place);
        ValueCodec codec = new ValueCodec(services.json(), binding.valueType(), CachedExceptions.NONE);
        Supplier<Keeping> keeping =
                new Decided<>(() -> Keeping.plain(name, own.withNullAs(caches.policy(name, own)), codec));
        return enabled(
                name,
                new CachePutOperation(
                        binding.naming(),
                        binding.value(),
                        annotation.afterInvocation(),
                        condition(annotation.condition(), place),
                        joins(),
                        new Putting(region, keeping, Outcome.of(method, services.executor()))));
    }

    private Operation remove(CacheRemoveBinding binding) {
        CacheRemove annotation = binding.annotation();
        String place = method.place(CacheRemove.class);
        Region region = caches.region(binding.cacheName(), policies);
        Naming naming = binding.naming();
        if (isEnabled(binding.cacheName())) {
            caches.removed(binding.cacheName(), place);
            caches.shapes().changes(binding.cacheName(), naming.parameters(), place);
        }
        return enabled(
                binding.cacheName(),
                removal(
                        arguments -> List.of(new Change(region, new Removal.OfKey(naming.key(arguments)))),
                        annotation.afterInvocation(),
                        new Exceptions(List.of(annotation.evictFor()), List.of(annotation.noEvictFor())),
                        condition(annotation.condition(), place)));
    }

    private Operation removeAll(CacheRemoveAllBinding binding) {
        CacheRemoveAll annotation = binding.annotation();
        String place = method.place(CacheRemoveAll.class);
        String name = binding.cacheName();
        if (!caches.isEnabled() || !(name.isEmpty() || isEnabled(name))) {
            return Operation.NONE;
        }
        if (!name.isEmpty()) {
            caches.removed(name, place);
        }
        binding.groups().keySet().forEach(group -> caches.removedGroup(group, name, place));
        return removal(
                changes(binding),
                annotation.afterInvocation(),
                new Exceptions(List.of(annotation.evictFor()), List.of(annotation.noEvictFor())),
                condition(annotation.condition(), place));
    }

    private Function<@Nullable Object[], List<Change>> changes(CacheRemoveAllBinding binding) {
        if (binding.groups().isEmpty()) {
            List<Change> all = List.of(new Change(caches.region(binding.cacheName(), policies), Removal.OfAll.ALL));
            return arguments -> all;
        }
        List<GroupRemoval> removals = new ArrayList<>();
        binding.groups()
                .forEach((template, compiled) -> removals.add(new GroupRemoval(
                        compiled,
                        binding.cacheName().isEmpty()
                                ? caches.groups().meeting(template)
                                : List.of(caches.region(binding.cacheName(), policies)))));
        return arguments ->
                removals.stream().flatMap(one -> one.changes(arguments)).toList();
    }

    private Operation removal(
            Function<@Nullable Object[], List<Change>> what,
            boolean afterInvocation,
            Exceptions despite,
            @Nullable Supplier<? extends CachePredicate> condition) {
        return new CacheRemoveOperation(
                method.method(),
                what,
                afterInvocation,
                despite,
                condition,
                Outcome.of(method, services.executor()),
                joins(),
                services.transactions());
    }

    private CachedExceptions exceptions(CacheResult annotation, String place) {
        try {
            return CachedExceptions.of(annotation.cachedExceptions());
        } catch (IllegalArgumentException e) {
            problems.add(
                    Problem.CACHE_EXCEPTION,
                    place,
                    "cachedExceptions with " + e.getMessage(),
                    "a public class with a public constructor that takes a String or nothing");
            return CachedExceptions.NONE;
        }
    }

    private @Nullable Supplier<? extends CachePredicate> condition(Class<? extends CachePredicate> type, String place) {
        return namings(place).made(CachePredicate.class, type, "condition");
    }

    private Namings namings(String place) {
        return new Namings(method, method.parameterTypes(), place, services, problems);
    }

    private void declare(Region region, List<String> groups) {
        if (isEnabled(region.name())) {
            caches.groups()
                    .declare(region, groups.stream().map(Groups::withoutBlanks).toList());
        }
    }

    private Operation enabled(String cacheName, Operation operation) {
        return isEnabled(cacheName) ? operation : Operation.NONE;
    }

    private boolean isEnabled(String cacheName) {
        return caches.isEnabled() && policies.isEnabled(cacheName);
    }

    /** Whether a call takes part in a transaction of its caller's. */
    private BooleanSupplier joins() {
        return OwnTransaction.isFor(method.method(), method.beanClass())
                ? () -> false
                : services.transactions()::isActive;
    }
}
