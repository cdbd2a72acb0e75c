package io.rubric.impl.cache;

import io.rubric.cache.CacheRemoveAll;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.InterceptedMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link CacheRemoveAll} on a method, checked.
 *
 * @param cacheName empty if all caches with the groups are meant
 * @param groups templates and what they were compiled to; empty if the whole cache is meant
 */
record CacheRemoveAllBinding(
        InterceptedMethod method, CacheRemoveAll annotation, String cacheName, Map<String, KeyTemplate> groups) {

    /** If problems were added, what comes back must not be used. */
    static CacheRemoveAllBinding of(
            InterceptedMethod method, CacheRemoveAll annotation, Services services, Problems problems) {
        String place = method.place(CacheRemoveAll.class);
        Namings namings = new Namings(method, method.parameterTypes(), place, services, problems);
        Map<String, KeyTemplate> groups = new LinkedHashMap<>();
        for (String group : annotation.groups()) {
            groups.put(Groups.withoutBlanks(group), namings.group(group));
        }
        String name = groups.isEmpty()
                ? CacheRemoveBinding.name(Defaults.of(method).cacheName(annotation.cacheName()), place, problems)
                : annotation.cacheName();
        return new CacheRemoveAllBinding(method, annotation, name, groups);
    }
}
