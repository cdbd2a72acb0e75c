package io.rubric.impl.codec;

/** Looks at a JSON text before a parser does: parsers answer deep nesting with a stack overflow. */
public final class JsonDepth {

    private JsonDepth() {}

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
