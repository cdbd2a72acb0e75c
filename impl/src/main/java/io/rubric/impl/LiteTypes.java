package io.rubric.impl;

import io.rubric.impl.method.Types;
import jakarta.enterprise.lang.model.types.ArrayType;
import jakarta.enterprise.lang.model.types.ParameterizedType;
import jakarta.enterprise.lang.model.types.Type;
import java.lang.reflect.GenericArrayType;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a type as text, the same for one that CDI Lite describes and for one of reflection. */
final class LiteTypes {

    private LiteTypes() {}

    static String text(Type type) {
        return switch (type.kind()) {
            case CLASS -> type.asClass().declaration().name();
            case PARAMETERIZED_TYPE -> parameterized(type.asParameterizedType());
            case ARRAY -> array(type.asArray());
            default -> type.toString(); // nothing of these kinds can be injected
        };
    }

    private static String parameterized(ParameterizedType type) {
        return text(
                type.genericClass().declaration().name(),
                type.typeArguments().stream().map(LiteTypes::text));
    }

    private static String array(ArrayType type) {
        Type component = type.componentType();
        return (component.isPrimitive() ? component.asPrimitive().name() : text(component)) + "[]";
    }

    static String text(java.lang.reflect.Type type) {
        if (type instanceof java.lang.reflect.ParameterizedType parameterized) {
            return text(
                    Types.raw(type).getName(),
                    Arrays.stream(parameterized.getActualTypeArguments()).map(LiteTypes::text));
        }
        if (type instanceof GenericArrayType array) {
            return text(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof Class<?> c) {
            return c.isArray() ? text(c.getComponentType()) + "[]" : c.getName();
        }
        return type.getTypeName();
    }

    private static String text(String name, Stream<String> arguments) {
        return arguments.collect(Collectors.joining(",", name + "<", ">"));
    }
}
