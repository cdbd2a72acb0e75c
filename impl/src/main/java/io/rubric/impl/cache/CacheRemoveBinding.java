package io.rubric.impl.cache;

import io.rubric.cache.CacheRemove;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;

/** {@link CacheRemove} on a method, checked. */
record CacheRemoveBinding(InterceptedMethod method, String cacheName, KeyTemplate key, boolean afterInvocation) {

    /** If problems were added, what comes back must not be used. */
    static CacheRemoveBinding of(InterceptedMethod method, CacheRemove annotation, Problems problems) {
        String place = method.place(CacheRemove.class);
        if (annotation.cacheName().isEmpty()) {
            problems.add(Problem.CACHE_NAME_MISSING, place, "cacheName = \"\"", "the cacheName of a @CacheResult");
        }
        KeyTemplates templates = new KeyTemplates(method, place, problems);
        KeyTemplate key = annotation.key().isEmpty() ? templates.compileAll() : templates.compile(annotation.key());
        return new CacheRemoveBinding(method, annotation.cacheName(), key, annotation.afterInvocation());
    }
}
