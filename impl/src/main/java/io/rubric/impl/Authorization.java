package io.rubric.impl;

import io.rubric.cache.CacheResult;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Warns of interceptors that decide who may call, and which a hit would pass by: they come after the cache. */
final class Authorization {

    private static final System.Logger LOG = System.getLogger(Authorization.class.getName());

    /** What bindings that guard a method are called, in Jakarta Annotations and elsewhere. */
    private static final Pattern GUARD =
            Pattern.compile(".*(Roles|Allowed|DenyAll|Secure|Authenticated|Authori[sz]|Permission).*");

    private final Set<Guarded> cached = new LinkedHashSet<>();

    /** A method that a cache answers for, and the bindings of its interceptors. */
    private record Guarded(Member method, Set<Annotation> bindings) {}

    /** A method is cached. */
    void cached(AnnotatedMethod<?> method, Collection<Annotation> ofType, BeanManager beans) {
        Map<Class<?>, Annotation> bindings = new LinkedHashMap<>(); // that of the method replaces that of the type
        Stream.concat(ofType.stream(), method.getAnnotations().stream())
                .filter(annotation -> beans.isInterceptorBinding(annotation.annotationType()))
                .forEach(annotation -> bindings.put(annotation.annotationType(), annotation));
        if (bindings.values().stream().anyMatch(Authorization::guards)) {
            cached.add(new Guarded(method.getJavaMember(), Set.copyOf(bindings.values())));
        }
    }

    /** All interceptors are known. */
    void warn(BeanManager beans) {
        for (Guarded one : cached) {
            List<Interceptor<?>> chain = beans.resolveInterceptors(
                    InterceptionType.AROUND_INVOKE, one.bindings().toArray(Annotation[]::new));
            boolean passed = false;
            for (Interceptor<?> interceptor : chain) {
                Set<Annotation> answersFor = interceptor.getInterceptorBindings();
                if (passed && answersFor.stream().anyMatch(Authorization::guards)) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            one.method() + " is cached, and a hit is answered before "
                                    + interceptor.getBeanClass().getName()
                                    + " is asked who may call; give that one a priority below that of io.rubric.Order.CACHE");
                }
                passed |= answersFor.stream().anyMatch(CacheResult.class::isInstance);
            }
        }
    }

    private static boolean guards(Annotation binding) {
        return GUARD.matcher(binding.annotationType().getSimpleName()).matches();
    }
}
