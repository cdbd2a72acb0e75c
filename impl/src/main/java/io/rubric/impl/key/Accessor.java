package io.rubric.impl.key;

import io.rubric.impl.method.Types;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one property of a value: a record component, a getter or a public field.
 *
 * @param handle from {@code Object} to {@code Object}
 * @param type the property's type
 */
record Accessor(MethodHandle handle, Type type) {

    /** The accessor of a type's property, if it has one of that name. */
    static Optional<Accessor> find(Type owner, String property) {
        return members(owner).stream()
                .filter(member -> property(member).equals(property))
                .min(Comparator.comparing(Accessor::isBridge))
                .map(member -> member instanceof Method method
                        ? of(method, Types.within(method.getGenericReturnType(), owner))
                        : of((Field) member, owner));
    }

    /** The names of a type's properties, for messages. */
    static String names(Type owner) {
        TreeSet<String> names = new TreeSet<>();
        members(owner).forEach(member -> names.add(property(member)));
        return String.join(", ", names);
    }

    static Accessor of(Method method, Type type) {
        return new Accessor(handle(method, () -> MethodHandles.lookup().unreflect(method)), type);
    }

    private static Accessor of(Field field, Type owner) {
        Type type = Types.within(field.getGenericType(), owner);
        return new Accessor(handle(field, () -> MethodHandles.lookup().unreflectGetter(field)), type);
    }

    @Nullable
    Object get(Object value) {
        try {
            return (@Nullable Object) handle.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("a getter that a key template reads has failed", e);
        }
    }

    private static List<Member> members(Type owner) {
        Class<?> c = Types.raw(owner);
        List<Member> members = new ArrayList<>();
        for (Method method : c.getMethods()) {
            boolean reads = method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class;
            if (reads && (isGetter(method) || isComponent(c, method))) {
                members.add(method);
            }
        }
        for (Field field : c.getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                members.add(field);
            }
        }
        return members;
    }

    /** A bridge knows less of its type, but is all there is of a getter of a superclass that is not public. */
    private static boolean isBridge(Member member) {
        return member instanceof Method method && method.isBridge();
    }

    private static boolean isGetter(Method method) {
        return !property(method).equals(method.getName());
    }

    private static boolean isComponent(Class<?> c, Method method) {
        if (c.isRecord()) {
            for (var component : c.getRecordComponents()) {
                if (component.getName().equals(method.getName())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String property(Member member) {
        String name = member.getName();
        if (member instanceof Method method && !method.getDeclaringClass().isRecord()) {
            int prefix = name.startsWith("get")
                    ? 3
                    : name.startsWith("is") && method.getReturnType() == boolean.class ? 2 : 0;
            if (prefix > 0 && name.length() > prefix && Character.isUpperCase(name.charAt(prefix))) {
                return Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1);
            }
        }
        return name;
    }

    private static <T extends AccessibleObject & Member> MethodHandle handle(T member, Lookup lookup) {
        try {
            member.trySetAccessible(); // public members of classes that are not
            return lookup.handle().asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read " + member, e);
        }
    }

    private interface Lookup {
        MethodHandle handle() throws IllegalAccessException;
    }
}
