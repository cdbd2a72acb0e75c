package io.rubric.impl.codec;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON, as JSON-B binds it, and read strictly: JSON-B takes 12 of "12 apples", and wraps what is too large for its type. A text is read without its quotation marks, too: so others write it who do
 * not think of JSON.
 */
final class JsonForm implements Form {

    /** Deeper than any value that somebody thought of; a parser would answer with a stack overflow, on a thread of the Redis client. */
    private static final int DEEPEST = 500;

    private final JsonCodec json;
    private final Type type;

    /** Numbers and truth values, which JSON writes as Java does. */
    private final Optional<TextForm> literal;

    JsonForm(JsonCodec json, Type type) {
        this.json = json;
        this.type = type;
        boolean scalar = type instanceof Class<?> c && (Number.class.isAssignableFrom(c) || c == Boolean.class);
        this.literal = scalar ? TextForm.of(type) : Optional.empty();
    }

    @Override
    public byte[] write(Object value) {
        return json.encode(value, type == Object.class ? value.getClass() : type);
    }

    @Override
    public @Nullable Object read(byte[] stored) {
        if (type == String.class) {
            return text(stored);
        }
        if (literal.isPresent()) {
            String text = new String(stored, StandardCharsets.UTF_8).strip();
            return text.equals("null") ? null : literal.get().read(text);
        }
        if (JsonDepth.exceeds(stored, DEEPEST)) {
            throw new IllegalArgumentException("objects and arrays are nested deeper than " + DEEPEST);
        }
        if (!JsonDepth.isOne(stored)) {
            throw new IllegalArgumentException("it is not one value of JSON");
        }
        return json.decode(stored, type);
    }

    private @Nullable Object text(byte[] stored) {
        if (JsonDepth.isText(stored)) {
            try {
                return json.decode(stored, type);
            } catch (RuntimeException e) {
                // in quotation marks, and no JSON all the same
            }
        }
        return new String(stored, StandardCharsets.UTF_8);
    }
}
