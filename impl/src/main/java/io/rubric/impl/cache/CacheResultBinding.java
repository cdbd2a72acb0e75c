package io.rubric.impl.cache;

import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheResult;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.codec.Storable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@link CacheResult} on a method, checked.
 *
 * @param ttl its own, else the class's; may be empty
 * @param groups templates, its own or the class's
 * @param valueType what an entry holds
 * @param bulk the parameter each of whose elements makes a key, or {@link #SINGLE}
 */
record CacheResultBinding(
        InterceptedMethod method,
        CacheResult annotation,
        String cacheName,
        String ttl,
        List<String> groups,
        Naming naming,
        Type valueType,
        int bulk) {

    static final int SINGLE = -1;

    private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Set.class, Collection.class);

    /** If problems were added, what comes back must not be used. */
    static CacheResultBinding of(
            InterceptedMethod method, CacheResult annotation, Services services, Problems problems) {
        String place = method.place(CacheResult.class);
        Defaults defaults = Defaults.of(method);
        String name = defaults.cacheName(annotation.cacheName());
        List<Type> types = new ArrayList<>(method.parameterTypes());
        int bulk = bulk(method, types);
        if (bulk != SINGLE) {
            types.set(bulk, Types.argument(types.get(bulk), Iterable.class));
        }
        Type valueType = bulk == SINGLE ? method.valueType() : arguments(method.valueType())[1];
        check(valueType, place, problems);
        if (bulk != SINGLE && annotation.skipGet()) {
            problems.add(
                    Problem.CACHE_BULK_SKIP_GET,
                    place,
                    "skipGet = true and @CacheKey on " + types.get(bulk).getTypeName() + " by " + method.valueType(),
                    "one of the two");
        }
        List<String> groups = defaults.groups(annotation.groups());
        return new CacheResultBinding(
                method,
                annotation,
                name.isEmpty() ? method.toString() : name,
                defaults.ttl(annotation.ttl()),
                groups,
                new Namings(method, types, place, services, problems)
                        .of(annotation.key(), annotation.keyGenerator(), defaults.keyGenerator(), groups),
                valueType,
                bulk);
    }

    /** The one parameter with {@link CacheKey} that is a collection of what the result maps from. */
    private static int bulk(InterceptedMethod method, List<Type> types) {
        Type result = method.valueType();
        if (Types.raw(result) != Map.class || !(result instanceof ParameterizedType)) {
            return SINGLE;
        }
        for (int i : Namings.positions(method, CacheKey.class)) {
            boolean keys = COLLECTIONS.contains(Types.raw(types.get(i)))
                    && Types.argument(types.get(i), Iterable.class).equals(arguments(result)[0]);
            if (keys) {
                return i;
            }
        }
        return SINGLE;
    }

    private static Type[] arguments(Type map) {
        return ((ParameterizedType) map).getActualTypeArguments();
    }

    private static void check(Type type, String place, Problems problems) {
        Class<?> raw = Types.raw(type);
        if (raw == void.class || raw == Void.class) {
            problems.add(
                    Problem.CACHE_RESULT_VOID,
                    place,
                    raw.getSimpleName(),
                    "a method that returns a value, or remove the annotation");
        } else if (!isStorable(raw)) {
            problems.add(
                    Problem.CACHE_RESULT_TYPE,
                    place,
                    type.getTypeName(),
                    "a type that can be read again, such as a List or a record, or a CompletionStage of it");
        }
    }

    /** Whether values of a type can be written and read again. */
    static boolean isStorable(Class<?> raw) {
        return raw != Object.class && Storable.test(raw);
    }
}
