package io.rubric.impl.method;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generic types with the type arguments of a bean class put in the place of its supertypes' variables. */
public final class Types {

    private Types() {}

    /**
     * The type of a member of the owner, with the owner's type arguments: {@code List<T>} of {@code Repo<T>} becomes
     * {@code List<Order>} for {@code class Orders extends Repo<Order>}. A variable that the owner leaves open stands for its bound.
     */
    public static Type within(Type member, Type owner) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collect(owner, arguments);
        return substitute(member, arguments);
    }

    /** The argument that the type gives to the only parameter of a supertype; {@code Object} if it gives none. */
    public static Type argument(Type type, Class<?> supertype) {
        return arguments(type, supertype)[0];
    }

    /** The arguments that the type gives to all parameters of a supertype; {@code Object} for each to which it gives none. */
    public static Type[] arguments(Type type, Class<?> supertype) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collect(type, arguments);
        return Arrays.stream(supertype.getTypeParameters())
                .map(parameter -> arguments.getOrDefault(parameter, Object.class))
                .toArray(Type[]::new);
    }

    /** A class with type arguments. */
    public static ParameterizedType parameterized(Class<?> raw, Type... arguments) {
        return new Parameterized(raw, raw.getDeclaringClass(), arguments);
    }

    /** What to write where two types should be one: if they have one name, two modules of an EAR have the class. */
    public static String asOne(Type one, Type other, String otherwise) {
        return one.getTypeName().equals(other.getTypeName())
                ? "the class once, into the EAR's lib, instead of into two of its modules"
                : otherwise;
    }

    /** The class that stands for a primitive type, so that {@code int} and {@code Integer} are one; any other type is itself. */
    public static Type boxed(Type type) {
        return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
    }

    /** The type of an array's elements, with their type arguments. */
    public static Type component(Type array) {
        return array instanceof GenericArrayType a
                ? a.getGenericComponentType()
                : raw(array).getComponentType();
    }

    /** The class behind a type. */
    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        if (type instanceof GenericArrayType a) {
            return raw(a.getGenericComponentType()).arrayType();
        }
        return raw(bound(type));
    }

    private static Type bound(Type type) {
        return type instanceof WildcardType w ? w.getUpperBounds()[0] : ((TypeVariable<?>) type).getBounds()[0];
    }

    private static void collect(@Nullable Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type == null) {
            return;
        }
        Class<?> c = raw(type);
        if (type instanceof ParameterizedType p) {
            for (int i = 0; i < c.getTypeParameters().length; i++) {
                arguments.put(c.getTypeParameters()[i], substitute(p.getActualTypeArguments()[i], arguments));
            }
        }
        collect(c.getGenericSuperclass(), arguments);
        Arrays.stream(c.getGenericInterfaces()).forEach(i -> collect(i, arguments));
    }

    private static Type substitute(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof TypeVariable<?> v) {
            Type argument = arguments.get(v);
            return argument != null ? argument : raw(v);
        }
        if (type instanceof WildcardType w) {
            return substitute(w.getUpperBounds()[0], arguments);
        }
        if (type instanceof GenericArrayType a) {
            Type component = substitute(a.getGenericComponentType(), arguments);
            return component instanceof Class<?> c ? c.arrayType() : new Array(component);
        }
        if (type instanceof ParameterizedType p) {
            Type[] actual = Arrays.stream(p.getActualTypeArguments())
                    .map(t -> substitute(t, arguments))
                    .toArray(Type[]::new);
            return new Parameterized((Class<?>) p.getRawType(), p.getOwnerType(), actual);
        }
        return type;
    }

    private record Array(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String getTypeName() {
            return component.getTypeName() + "[]";
        }
    }
}
