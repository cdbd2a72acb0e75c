package io.rubric.impl.cache;

import io.rubric.cache.CacheRemove;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.method.InterceptedMethod;
import java.util.List;

/** {@link CacheRemove} on a method, checked. */
record CacheRemoveBinding(InterceptedMethod method, CacheRemove annotation, String cacheName, Naming naming) {

    /** If problems were added, what comes back must not be used. */
    static CacheRemoveBinding of(
            InterceptedMethod method, CacheRemove annotation, Services services, Problems problems) {
        String place = method.place(CacheRemove.class);
        Defaults defaults = Defaults.of(method);
        return new CacheRemoveBinding(
                method,
                annotation,
                name(defaults.cacheName(annotation.cacheName()), place, problems),
                new Namings(method, method.parameterTypes(), place, services, problems)
                        .of(annotation.key(), annotation.keyGenerator(), defaults.keyGenerator(), List.of()));
    }

    /** A name that must be there. */
    static String name(String cacheName, String place, Problems problems) {
        if (cacheName.isEmpty()) {
            problems.add(Problem.CACHE_NAME_MISSING, place, "cacheName = \"\"", "the cacheName of a @CacheResult");
        }
        return cacheName;
    }
}
