package io.rubric.impl.codec;

import io.rubric.impl.method.Types;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** A number that stands for the shape of a type, so that what an older class has written is known for what it is. */
final class Fingerprint {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** A type with more type arguments within each other is taken for one that grows whenever it names itself. */
    private static final int MOST_ARGUMENTS = 16;

    private final Set<Type> seen = new HashSet<>();
    private final StringBuilder shape = new StringBuilder();

    private Fingerprint() {}

    /** The 64-bit FNV-1a hash of the names and types of all fields that a value of the type can reach. */
    static long of(Type type) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(type);
        long hash = FNV_OFFSET;
        for (int i = 0; i < fingerprint.shape.length(); i++) {
            hash = (hash ^ fingerprint.shape.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private void add(Type type) {
        Class<?> c = Types.raw(type);
        String name = type.getTypeName();
        shape.append(name);
        boolean grows = name.chars().filter(sign -> sign == '<').count() > MOST_ARGUMENTS;
        if (!seen.add(type) || grows) {
            return;
        }
        if (type instanceof ParameterizedType p) {
            Arrays.stream(p.getActualTypeArguments()).forEach(this::add);
        }
        if (c.isArray()) {
            add(Types.component(type));
        } else if (c.isEnum()) {
            shape.append(new TreeSet<>(Arrays.stream(c.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList()));
        } else if (c.isRecord()) {
            for (RecordComponent component : c.getRecordComponents()) {
                member(component.getName(), Types.within(component.getGenericType(), type));
            }
        } else if (c.getClassLoader() != null) { // classes of the JDK are as they are
            fields(c, type);
        }
    }

    private void fields(Class<?> c, Type owner) {
        if (c.getSuperclass() != null && c.getSuperclass().getClassLoader() != null) {
            fields(c.getSuperclass(), owner);
        }
        Arrays.stream(c.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic())
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .forEach((Field field) -> member(field.getName(), Types.within(field.getGenericType(), owner)));
    }

    private void member(String name, Type type) {
        shape.append('{').append(name).append(':');
        add(type);
        shape.append('}');
    }
}
