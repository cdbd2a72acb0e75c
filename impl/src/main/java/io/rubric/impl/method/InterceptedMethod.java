package io.rubric.impl.method;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method of a bean. Bean class and method together are the identity: an inherited generic method is one {@link Method} of several
 * beans.
 *
 * @param beanClass the class of the bean
 * @param method the method, perhaps declared by a superclass
 */
public record InterceptedMethod(Class<?> beanClass, Method method) {

    /** The name by which configuration and messages know the method: {@code com.acme.Orders#find(long)}. */
    @Override
    public String toString() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(",", beanClass.getName() + "#" + method.getName() + "(", ")"));
    }

    /** The place of an annotation, for messages: {@code @Locked on com.acme.Orders#find(long)}. */
    public String place(Class<? extends Annotation> annotation) {
        return "@" + annotation.getSimpleName() + " on " + this;
    }

    /** True if a container can intercept it; what an annotation on the class leaves alone if not. */
    public boolean isBusinessMethod() {
        int modifiers = method.getModifiers();
        return !method.isSynthetic()
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isFinal(modifiers)
                && method.getDeclaringClass() != Object.class;
    }

    /** The annotation as plain reflection finds it: on the method, else on the bean's class. */
    Annotation find(Class<? extends Annotation> annotation) {
        Annotation found = method.getAnnotation(annotation);
        found = found != null ? found : beanClass.getAnnotation(annotation);
        if (found == null) {
            throw new IllegalStateException(place(annotation)
                    + " is not written on the method or its bean's class; write it there, as the container"
                    + " has shown the bean to no extension");
        }
        return found;
    }

    /**
     * True if another form of an annotation counts instead. What is repeated becomes a container of its own type for the compiler, and CDI rings for both forms. It counts
     * the container if the method repeats the annotation; the single one if the method has it once, whatever its class repeats; that of the class if the method has
     * neither.
     */
    public boolean isReplaced(Class<? extends Annotation> annotation) {
        Class<? extends Annotation> sibling = sibling(annotation);
        if (sibling == null || method.isAnnotationPresent(annotation)) {
            return false;
        }
        return method.isAnnotationPresent(sibling)
                || (beanClass.isAnnotationPresent(sibling) && !beanClass.isAnnotationPresent(annotation));
    }

    /** Of an annotation that can be repeated its container, and the other way round. */
    private static @Nullable Class<? extends Annotation> sibling(Class<? extends Annotation> annotation) {
        Repeatable repeatable = annotation.getAnnotation(Repeatable.class);
        if (repeatable != null) {
            return repeatable.value();
        }
        Class<?> contained = annotation.getDeclaringClass();
        return contained != null && contained.isAnnotation() ? contained.asSubclass(Annotation.class) : null;
    }

    /** The type that the method returns, with the bean's own type arguments. */
    public Type resultType() {
        return Types.within(method.getGenericReturnType(), beanClass);
    }

    /** The type of the value that a caller waits for: that of the method, or of its stage. */
    public Type valueType() {
        return isStage() ? Types.argument(resultType(), CompletionStage.class) : resultType();
    }

    /** True if the value comes later, by a stage. */
    public boolean isStage() {
        Class<?> result = Types.raw(resultType());
        return result == CompletionStage.class || result == CompletableFuture.class;
    }

    /** True if the value comes later, by a stage of a kind that only its own library can make. */
    boolean isOtherStage() {
        return !isStage() && CompletionStage.class.isAssignableFrom(Types.raw(resultType()));
    }

    /** True if a class between the bean's and the method's own replaces it, so that no call of the bean reaches it from outside. */
    public boolean isOverridden() {
        for (Class<?> c = beanClass; c != null && c != method.getDeclaringClass(); c = c.getSuperclass()) {
            if (Arrays.stream(c.getDeclaredMethods()).anyMatch(this::isOverriddenBy)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOverriddenBy(Method other) {
        int modifiers = method.getModifiers();
        boolean visible = Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || method.getDeclaringClass().getPackage()
                        == other.getDeclaringClass().getPackage();
        return visible
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && other.getName().equals(method.getName())
                && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())
                && !method.equals(Bridge.written(other)); // one that only makes it visible
    }

    /** The types of the parameters, with the bean's own type arguments. */
    public List<Type> parameterTypes() {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(type -> Types.within(type, beanClass))
                .toList();
    }

    /** The names of the parameters; empty if the class was not compiled with {@code -parameters}. */
    public List<String> parameterNames() {
        Parameter[] parameters = method.getParameters();
        return Arrays.stream(parameters).allMatch(Parameter::isNamePresent)
                ? Arrays.stream(parameters).map(Parameter::getName).toList()
                : List.of();
    }
}
