package io.rubric.impl.method;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A parameterized type that equals the JDK's own of the same parts. */
final class Parameterized implements ParameterizedType {

    private final Class<?> raw;
    private final @Nullable Type owner;
    private final Type[] arguments;

    Parameterized(Class<?> raw, @Nullable Type owner, Type[] arguments) {
        this.raw = raw;
        this.owner = owner;
        this.arguments = arguments;
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.clone();
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return owner;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterizedType p
                && raw.equals(p.getRawType())
                && Objects.equals(owner, p.getOwnerType())
                && Arrays.equals(arguments, p.getActualTypeArguments());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(arguments) ^ Objects.hashCode(owner) ^ raw.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.stream(arguments)
                .map(Type::getTypeName)
                .collect(Collectors.joining(", ", raw.getName() + "<", ">"));
    }
}
