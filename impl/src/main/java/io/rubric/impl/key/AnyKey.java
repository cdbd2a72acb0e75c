package io.rubric.impl.key;

import io.rubric.impl.key.KeyTemplate.Part;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys of values whose type is known only when they come. They are the same as those of declared types. */
public final class AnyKey {

    private final Map<Class<?>, Optional<KeyWriter>> writers = new ConcurrentHashMap<>();

    /**
     * The key of a value.
     *
     * @throws IllegalArgumentException if its type has no stable text form
     */
    public String of(@Nullable Object value) {
        StringBuilder key = new StringBuilder(48);
        write(key, value);
        return Key.bounded(key.toString());
    }

    /**
     * The key of a template whose parts are positions, such as <code>"org:{0}"</code>.
     *
     * @throws IllegalArgumentException if the template cannot be read, a part has no value, or the type of a value has no stable text form
     */
    public String of(String template, @Nullable Object... values) {
        List<Part> parts = Pieces.of(template, position -> Optional.of(part(template, position, values)), () -> {
            throw new IllegalArgumentException("\"" + template + "\" has a brace that is alone");
        });
        return new KeyTemplate(parts).render(values);
    }

    /**
     * A template whose arguments are the values in its braces, in their order, whatever stands in these.
     *
     * @param words what stands for itself and is no argument
     */
    public InOrder inOrder(String template, Function<String, Optional<Supplier<@Nullable String>>> words) {
        AtomicInteger values = new AtomicInteger();
        List<Part> parts = Pieces.of(
                template,
                name -> {
                    Optional<Supplier<@Nullable String>> word = words.apply(name);
                    return Optional.of(word.isPresent() ? said(word.get()) : argument(values.getAndIncrement()));
                },
                () -> {});
        return new InOrder(new KeyTemplate(parts), values.get());
    }

    private Part said(Supplier<@Nullable String> word) {
        return (key, arguments) -> write(key, word.get());
    }

    private Part argument(int position) {
        return (key, arguments) -> write(key, arguments[position]);
    }

    /**
     * A template and what it needs.
     *
     * @param values how many arguments
     */
    public record InOrder(KeyTemplate template, int values) {}

    /** A template of one parameter of this type; empty if the type has no stable text form. */
    public static Optional<KeyTemplate> template(Type type) {
        return KeyWriter.of(type)
                .map(writer -> new KeyTemplate(
                        List.of(new KeyTemplate.Value(new KeyTemplate.Path(0, List.of(), type), writer))));
    }

    private Part part(String template, String position, @Nullable Object[] values) {
        if (!position.matches("\\d{1,3}") || Integer.parseInt(position) >= values.length) {
            throw new IllegalArgumentException("{" + position + "} in \"" + template + "\" is none of the "
                    + values.length + " values, from {0} on");
        }
        int i = Integer.parseInt(position);
        return argument(i);
    }

    private void write(StringBuilder key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            elements(key, list.toArray());
        } else if (value instanceof Object[] array) {
            elements(key, array);
        } else if (value == null) {
            Key.literal(key, null);
        } else {
            writers.computeIfAbsent(typeOf(value), KeyWriter::of)
                    .orElseThrow(() -> new IllegalArgumentException(value.getClass()
                                    .getName() + " has no stable text form; a key is made of " + KeyWriter.TYPES))
                    .write(key, value);
        }
    }

    private void elements(StringBuilder key, Object array) {
        key.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            write(i == 0 ? key : key.append(','), Array.get(array, i));
        }
        key.append(']');
    }

    private static Class<?> typeOf(Object value) {
        return value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass();
    }
}
