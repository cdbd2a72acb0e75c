package io.rubric.impl;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interceptor binding where CDI lets it be: written itself, or on a stereotype or another interceptor binding that is. */
final class Bindings {

    private Bindings() {}

    /** The binding that annotations bring, the written one first; null if none does. */
    static <A extends Annotation> @Nullable A find(Set<Annotation> written, Class<A> binding, BeanManager beans) {
        return find(written, binding, beans, new HashSet<>());
    }

    private static <A extends Annotation> @Nullable A find(
            Set<Annotation> written, Class<A> binding, BeanManager beans, Set<Class<?>> seen) {
        for (Annotation annotation : written) {
            if (annotation.annotationType() == binding) {
                return binding.cast(annotation);
            }
        }
        for (Annotation annotation : written) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (!seen.add(type)) {
                continue;
            }
            A found = find(definition(type, beans), binding, beans, seen);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Set<Annotation> definition(Class<? extends Annotation> type, BeanManager beans) {
        if (beans.isStereotype(type)) {
            return beans.getStereotypeDefinition(type);
        }
        return beans.isInterceptorBinding(type) ? beans.getInterceptorBindingDefinition(type) : Set.of();
    }
}
