package io.rubric.impl;

import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An interceptor binding where CDI lets it be: written itself, or on a stereotype or another interceptor binding that is. */
final class Bindings {

    /** What stands on stereotypes and interceptor bindings where no portable extension can have changed it. */
    static final Function<Class<? extends Annotation>, Set<Annotation>> WRITTEN =
            type -> type.isAnnotationPresent(Stereotype.class) || type.isAnnotationPresent(InterceptorBinding.class)
                    ? Set.of(type.getAnnotations())
                    : Set.of();

    private Bindings() {}

    /** The binding that annotations bring, the written one first; null if none does. */
    static <A extends Annotation> @Nullable A find(Set<Annotation> written, Class<A> binding, BeanManager beans) {
        return find(written, binding, type -> definition(type, beans));
    }

    /**
     * The same.
     *
     * @param definitions what stands on a stereotype or an interceptor binding; nothing for any other annotation
     */
    static <A extends Annotation> @Nullable A find(
            Set<Annotation> written,
            Class<A> binding,
            Function<Class<? extends Annotation>, Set<Annotation>> definitions) {
        return find(written, binding, definitions, new HashSet<>());
    }

    private static <A extends Annotation> @Nullable A find(
            Set<Annotation> written,
            Class<A> binding,
            Function<Class<? extends Annotation>, Set<Annotation>> definitions,
            Set<Class<?>> seen) {
        for (Annotation annotation : written) {
            if (annotation.annotationType() == binding && !isRepeated(annotation, written)) {
                return binding.cast(annotation);
            }
        }
        for (Annotation annotation : written) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (!seen.add(type)) {
                continue;
            }
            A found = find(definitions.apply(type), binding, definitions, seen);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** OpenWebBeans shows the single ones, too, beside the container that the compiler has made of what is repeated. */
    private static boolean isRepeated(Annotation annotation, Set<Annotation> written) {
        Repeatable repeatable = annotation.annotationType().getAnnotation(Repeatable.class);
        return repeatable != null
                && written.stream()
                        .filter(other -> other.annotationType() == repeatable.value())
                        .anyMatch(container -> contained(container).contains(annotation));
    }

    private static List<Object> contained(Annotation container) {
        try {
            Method value = container.annotationType().getMethod("value");
            return List.of((Object[]) value.invoke(container));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(container.toString(), e);
        }
    }

    private static Set<Annotation> definition(Class<? extends Annotation> type, BeanManager beans) {
        if (beans.isStereotype(type)) {
            return beans.getStereotypeDefinition(type);
        }
        return beans.isInterceptorBinding(type) ? beans.getInterceptorBindingDefinition(type) : Set.of();
    }
}
