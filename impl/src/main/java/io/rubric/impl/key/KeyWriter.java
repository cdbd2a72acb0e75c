package io.rubric.impl.key;

import io.rubric.impl.method.Types;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values of one type into a key. */
@FunctionalInterface
interface KeyWriter {

    /** What a type must be, for messages. */
    String TYPES =
            "a String, a number, a boolean, an enum, a UUID, a java.time type, a record, a List or an array of these,"
                    + " or a template that takes such a part of it";

    Set<Class<?>> LITERALS = Set.of(
            boolean.class,
            byte.class,
            short.class,
            int.class,
            long.class,
            float.class,
            double.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);

    Set<Class<?>> TEXTS = Set.of(
            String.class,
            char.class,
            Character.class,
            UUID.class,
            URI.class,
            Duration.class,
            Period.class,
            Year.class,
            YearMonth.class);

    void write(StringBuilder out, @Nullable Object value);

    /** The writer for a declared type; empty if its values have no text form that is the same on every node and at every time. */
    static Optional<KeyWriter> of(Type type) {
        return of(type, 0);
    }

    /**
     * @param depth how many records are around the type
     */
    static Optional<KeyWriter> of(Type type, int depth) {
        Class<?> c = Types.raw(type);
        if (LITERALS.contains(c)) {
            return Optional.of(Key::literal);
        }
        if (TEXTS.contains(c) || isTime(c)) {
            return Optional.of(nullable((out, value) -> Key.text(out, String.valueOf(value))));
        }
        if (c.isEnum()) {
            return Optional.of(nullable((out, value) -> Key.text(out, ((Enum<?>) value).name())));
        }
        if (c.isArray()) {
            return of(Types.component(type), depth)
                    .map(element -> nullable((out, value) -> array(out, value, element)));
        }
        if (c == List.class) {
            return of(Types.argument(type, Iterable.class), depth)
                    .map(element -> nullable((out, value) -> array(out, ((List<?>) value).toArray(), element)));
        }
        return c.isRecord() ? RecordWriter.of(type, depth + 1).map(KeyWriter::nullable) : Optional.empty();
    }

    private static boolean isTime(Class<?> c) {
        return Temporal.class.isAssignableFrom(c) && c.getName().startsWith("java.time.");
    }

    private static KeyWriter nullable(NonNull writer) {
        return (out, value) -> {
            if (value == null) {
                Key.literal(out, null);
            } else {
                writer.write(out, value);
            }
        };
    }

    private static void array(StringBuilder out, Object array, KeyWriter element) {
        out.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            element.write(i == 0 ? out : out.append(','), Array.get(array, i));
        }
        out.append(']');
    }

    /** Writes what is not null. */
    @FunctionalInterface
    interface NonNull {
        void write(StringBuilder out, Object value);
    }
}
