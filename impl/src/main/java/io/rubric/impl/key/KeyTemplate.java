package io.rubric.impl.key;

import java.util.List;
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

    /** A value of the call: a parameter, or what a path of properties leads to; null anywhere on the path is null. */
    record Value(int parameter, List<Accessor> path, KeyWriter writer) implements Part {
        @Override
        public void write(StringBuilder key, @Nullable Object[] arguments) {
            Object value = arguments[parameter];
            for (int i = 0; value != null && i < path.size(); i++) {
                value = path.get(i).get(value);
            }
            writer.write(key, value);
        }
    }
}
