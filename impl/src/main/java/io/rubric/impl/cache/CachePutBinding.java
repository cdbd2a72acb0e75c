package io.rubric.impl.cache;

import io.rubric.cache.CachePut;
import io.rubric.cache.CacheValue;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.util.List;

/**
 * {@link CachePut} on a method, checked.
 *
 * @param groups templates, its own or the class's
 * @param valueType what an entry holds
 * @param value the parameter that is put, or {@link CachePutOperation#RESULT}
 */
record CachePutBinding(
        InterceptedMethod method,
        CachePut annotation,
        String cacheName,
        String ttl,
        List<String> groups,
        Naming naming,
        Type valueType,
        int value) {

    /** If problems were added, what comes back must not be used. */
    static CachePutBinding of(InterceptedMethod method, CachePut annotation, Services services, Problems problems) {
        String place = method.place(CachePut.class);
        Defaults defaults = Defaults.of(method);
        int[] values = Namings.positions(method, CacheValue.class);
        int value = values.length == 0 ? CachePutOperation.RESULT : values[0];
        Type type = values.length == 0
                ? method.valueType()
                : method.parameterTypes().get(value);
        String found = wrong(annotation, values, Types.raw(type));
        if (!found.isEmpty()) {
            problems.add(
                    Problem.CACHE_PUT_VALUE,
                    place,
                    found,
                    "@CacheValue before one parameter, or afterInvocation = true on a method that returns the value");
        } else if (!CacheResultBinding.isStorable(Types.raw(type))) {
            problems.add(
                    Problem.CACHE_RESULT_TYPE,
                    place,
                    type.getTypeName(),
                    "a type that can be read again, such as a record");
        }
        List<String> groups = defaults.groups(annotation.groups());
        Namings namings = new Namings(method, method.parameterTypes(), place, services, problems);
        return new CachePutBinding(
                method,
                annotation,
                CacheRemoveBinding.name(defaults.cacheName(annotation.cacheName()), place, problems),
                defaults.ttl(annotation.ttl()),
                groups,
                namings.of(annotation.key(), annotation.keyGenerator(), defaults.keyGenerator(), groups),
                type,
                value);
    }

    private static String wrong(CachePut annotation, int[] values, Class<?> type) {
        if (values.length > 1) {
            return values.length + " parameters with @CacheValue";
        }
        if (values.length == 0 && !annotation.afterInvocation()) {
            return "afterInvocation = false and no @CacheValue";
        }
        return type == void.class || type == Void.class ? "no @CacheValue and no result" : "";
    }
}
