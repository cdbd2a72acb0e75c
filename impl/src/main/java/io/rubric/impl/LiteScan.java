package io.rubric.impl;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Qualifier;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows a {@link Deployment} the classes of beans as reflection finds them: where CDI Lite starts an application, its own model is no longer there. */
final class LiteScan {

    private final Deployment deployment;

    LiteScan(Deployment deployment) {
        this.deployment = deployment;
    }

    void show(Class<?> bean) {
        for (Class<?> c = bean; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                point(bean, field.getGenericType(), field.getAnnotations(), field);
            }
            for (Executable constructor : c.getDeclaredConstructors()) {
                parameters(bean, constructor);
            }
            for (Method method : c.getDeclaredMethods()) {
                intercepted(bean, method);
                parameters(bean, method);
                observer(bean, method);
            }
        }
    }

    private void intercepted(Class<?> bean, Method method) {
        for (Feature feature : deployment.features()) {
            for (Class<? extends Annotation> annotation : feature.door().annotations()) {
                deployment.method(
                        bean,
                        method,
                        feature,
                        Bindings.find(Set.of(method.getAnnotations()), annotation, Bindings.WRITTEN),
                        Bindings.find(Set.of(bean.getAnnotations()), annotation, Bindings.WRITTEN));
            }
        }
    }

    private void parameters(Class<?> bean, Executable of) {
        for (Parameter parameter : of.getParameters()) {
            point(bean, parameter.getParameterizedType(), parameter.getAnnotations(), of);
        }
    }

    /** It need not be one: what nobody injects is then checked for nobody. */
    private void point(Class<?> bean, Type type, Annotation[] annotations, Member member) {
        Set<Annotation> qualifiers = qualifiers(annotations);
        boolean open = member.getDeclaringClass().getTypeParameters().length > 0;
        deployment.injectionPoint(
                open ? Types.within(type, bean) : type,
                qualifiers.isEmpty() ? Set.of(Default.Literal.INSTANCE) : qualifiers,
                member);
    }

    private static Set<Annotation> qualifiers(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(a -> a.annotationType().isAnnotationPresent(Qualifier.class))
                .collect(Collectors.toSet());
    }

    private void observer(Class<?> bean, Method method) {
        Arrays.stream(method.getParameters())
                .filter(p -> p.isAnnotationPresent(Observes.class) || p.isAnnotationPresent(ObservesAsync.class))
                .filter(p -> !new InterceptedMethod(bean, method).isOverridden())
                .forEach(p -> observer(bean, method, p));
    }

    private void observer(Class<?> bean, Method method, Parameter event) {
        Set<Annotation> qualifiers = qualifiers(event.getAnnotations());
        RedisObserver policy = method.getAnnotation(RedisObserver.class);
        boolean shared = event.isAnnotationPresent(RedisEvent.class) || event.isAnnotationPresent(Remote.class);
        if (shared || policy != null) {
            deployment.undividedObserver(Types.within(event.getParameterizedType(), bean), qualifiers, policy, method);
        }
    }
}
