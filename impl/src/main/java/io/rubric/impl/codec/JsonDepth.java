package io.rubric.impl.codec;

/** Looks at a JSON text before a parser does: parsers answer deep nesting with a stack overflow. */
public final class JsonDepth {

    private JsonDepth() {}

    /** True if it is one text of JSON from the first byte to the last. */
    static boolean isText(byte[] json) {
        return json.length > 1 && json[0] == '"' && json[json.length - 1] == '"' && isOne(json);
    }

    /** True if nothing stands behind the first value. Takes any bytes; whether the value itself is JSON is left to a parser. */
    static boolean isOne(byte[] json) {
        int depth = 0;
        boolean text = false;
        boolean scalar = false;
        boolean ended = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (text) {
                i += b == '\\' ? 1 : 0;
                text = b != '"';
                ended = !text && depth == 0;
            } else if (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
                ended |= scalar;
            } else if (ended) {
                return false;
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                ended = --depth <= 0;
            } else {
                scalar |= depth == 0;
            }
        }
        return !text && depth == 0;
    }

    /** True if objects and arrays are nested deeper than allowed. Takes any bytes. */
    public static boolean exceeds(byte[] json, int allowed) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (text) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    text = false;
                }
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                if (++depth > allowed) {
                    return true;
                }
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return false;
    }
}
