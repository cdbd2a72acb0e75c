package io.rubric.impl.key;

import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key with parts that come from the arguments of a call: {@code order:{order.id}}. Two calls get the same key only if the values
 * of all parts are the same.
 */
public final class KeyTemplate {

    private final List<Part> parts;

    KeyTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The key of a call. */
    public String render(@Nullable Object[] arguments) {
        StringBuilder key = new StringBuilder(48);
        for (Part part : parts) {
            part.write(key, arguments);
        }
        return Key.bounded(key.toString());
    }

    /** A piece of a template. */
    @FunctionalInterface
    interface Part {
        void write(StringBuilder key, @Nullable Object[] arguments);
    }

    /** Text that is the same in every key. */
    record Literal(String text) implements Part {
        @Override
        public void write(StringBuilder key, @Nullable Object[] arguments) {
            key.append(text);
        }
    }

    /** A text that the call has beside its arguments, written like that of a parameter. */
    record Said(Supplier<@Nullable String> text, KeyWriter writer) implements Part {
        @Override
        public void write(StringBuilder key, @Nullable Object[] arguments) {
            writer.write(key, text.get());
        }
    }

    /** Where a value of the call is: a parameter, or what a path of properties leads to. */
    record Path(int parameter, List<Accessor> properties, Type type) {

        /** Null anywhere on the path is null. */
        @Nullable
        Object get(@Nullable Object[] arguments) {
            Object value = arguments[parameter];
            for (int i = 0; value != null && i < properties.size(); i++) {
                value = properties.get(i).get(value);
            }
            return value;
        }
    }

    /** A value of the call. */
    record Value(Path path, KeyWriter writer) implements Part {
        @Override
        public void write(StringBuilder key, @Nullable Object[] arguments) {
            writer.write(key, path.get(arguments));
        }
    }
}
