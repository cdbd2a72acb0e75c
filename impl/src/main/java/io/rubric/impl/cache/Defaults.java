package io.rubric.impl.cache;

import io.rubric.cache.CacheDefaults;
import io.rubric.cache.KeyGenerator;
import io.rubric.impl.method.InterceptedMethod;
import java.util.List;

/** What {@link CacheDefaults} of a bean's class says, or does not say. */
record Defaults(String cacheName, String ttl, Class<? extends KeyGenerator> keyGenerator, List<String> groups) {

    static Defaults of(InterceptedMethod method) {
        CacheDefaults found = method.beanClass().getAnnotation(CacheDefaults.class);
        return found == null
                ? new Defaults("", "", KeyGenerator.class, List.of())
                : new Defaults(found.cacheName(), found.ttl(), found.keyGenerator(), List.of(found.groups()));
    }

    /** What an annotation says, else what is said here. */
    String cacheName(String own) {
        return own.isEmpty() ? cacheName : own;
    }

    String ttl(String own) {
        return own.isEmpty() ? ttl : own;
    }

    List<String> groups(String... own) {
        return own.length == 0 ? groups : List.of(own);
    }
}
