package io.rubric.impl.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored for a key: the version of its load, the groups that it was stored in, a line's end, and the value as the codec writes it. The script that stores it
 * puts the version in front.
 *
 * @param bytes all of it
 * @param groups that it was stored in
 * @param content where the value begins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(byte[] bytes, List<String> groups, int content) {

    private static final byte END = '\n';
    /** More than an application names; whoever else writes here must not choose how much is asked for. */
    private static final int MOST_GROUPS = 100;

    private static final int LONGEST_HEAD = 24 * 1024;

    /** Reads what is stored; null if it is no entry, whatever it is. */
    static @Nullable Entry read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int most = Math.min(bytes.length, LONGEST_HEAD);
        for (int i = Version.LENGTH; i < most; i++) {
            if (bytes[i] == END) {
                List<String> groups = groups(bytes, i);
                return groups.size() > MOST_GROUPS ? null : new Entry(bytes, groups, i + 1);
            }
        }
        return null;
    }

    private static List<String> groups(byte[] bytes, int end) {
        String text = new String(bytes, Version.LENGTH, end - Version.LENGTH, StandardCharsets.UTF_8);
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** What is to be stored, without its version. No group has a blank in it (see {@link Groups}). */
    static byte[] write(List<String> groups, byte[] value) {
        byte[] head = (String.join(" ", groups) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] entry = Arrays.copyOf(head, head.length + value.length);
        System.arraycopy(value, 0, entry, head.length, value.length);
        return entry;
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, content, bytes.length);
    }
}
