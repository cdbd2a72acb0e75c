package io.rubric.impl.codec;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON, as JSON-B binds it. A text is read without its quotation marks, too: so others write it who do not think of JSON. */
final class JsonForm implements Form {

    /** Deeper than any value that somebody thought of; a parser would answer with a stack overflow, on a thread of the Redis client. */
    private static final int DEEPEST = 500;

    private final JsonCodec json;
    private final Type type;

    JsonForm(JsonCodec json, Type type) {
        this.json = json;
        this.type = type;
    }

    @Override
    public byte[] write(Object value) {
        return json.encode(value, type == Object.class ? value.getClass() : type);
    }

    @Override
    public @Nullable Object read(byte[] stored) {
        if (type == String.class && (stored.length == 0 || stored[0] != '"')) {
            return new String(stored, StandardCharsets.UTF_8);
        }
        if (JsonDepth.exceeds(stored, DEEPEST)) {
            throw new IllegalArgumentException("objects and arrays are nested deeper than " + DEEPEST);
        }
        return json.decode(stored, type);
    }
}
