package io.rubric.impl.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text forms that cannot be mistaken for one another. A value is written with letters, digits and {@code _ . ~ @ + - '} alone; every other
 * byte as {@code %XX}. So no value has a brace (which would move a key to another slot), a star (which would make it a pattern)
 * or one of the separators {@code : , ( ) [ ]} between values.
 */
public final class Key {

    /** The longest text that is kept as it is; a longer one is known by its SHA-256. */
    private static final int LONGEST = 200;

    /** What numbers, truth values and null look like if they begin with a letter. */
    private static final Set<String> LITERALS = Set.of("null", "true", "false", "NaN", "Infinity");

    private static final String DIGEST = "#";
    private static final String PLAIN = "_.~@+-";
    private static final char QUOTE = '\'';
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Key() {}

    /** Escapes a text, such as a name from an annotation. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        escape(out, text);
        return out.toString();
    }

    /** Appends a text value. One that begins like a number, or reads like a literal, gets a quote in front. */
    static void text(StringBuilder out, String text) {
        boolean plain = !text.isEmpty() && isLetter(text.charAt(0));
        if (!plain || LITERALS.contains(text)) {
            out.append(QUOTE);
        }
        escape(out, text);
    }

    /** Appends a number, a truth value or null. */
    static void literal(StringBuilder out, @Nullable Object value) {
        escape(out, String.valueOf(value));
    }

    /** The key itself, or a digest of one that is too long or could be taken for a digest. */
    static String bounded(String key) {
        return key.length() <= LONGEST && !key.startsWith(DIGEST) ? key : DIGEST + digest(key);
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLetter(c) || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else if (c < 0x80) {
                percent(out, (byte) c);
            } else {
                i += wide(out, text, i);
            }
        }
    }

    /** Writes the character at i, with its second half if it has one; a half that stands alone is written as its number. */
    private static int wide(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)
                && !Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
            out.append("%u").append(Integer.toHexString(c));
            return 0;
        }
        int length = Character.charCount(text.codePointAt(i));
        for (byte b : text.substring(i, i + length).getBytes(StandardCharsets.UTF_8)) {
            percent(out, b);
        }
        return length - 1;
    }

    private static void percent(StringBuilder out, byte b) {
        out.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
