package io.rubric.impl.cache;

import java.util.Arrays;

/** What the clock of a partition said when a load began: microseconds of the server as 16 digits, which compare as text. */
final class Version {

    static final int LENGTH = 16;

    private Version() {}

    /** True if the version in one text is not older than that in another. Whatever bytes they are: what is no version is newer than any. */
    static boolean isSince(byte[] text, int at, byte[] other) {
        return isVersion(other, 0) && compare(text, at, other, 0) >= 0;
    }

    /** True if the version in one text is not newer than that at a place in another. Whatever bytes they are: what is no version is older than any. */
    static boolean isUntil(byte[] text, int at, byte[] other, int otherAt) {
        return isVersion(other, otherAt) && compare(text, at, other, otherAt) <= 0;
    }

    private static int compare(byte[] text, int at, byte[] other, int otherAt) {
        return Arrays.compareUnsigned(text, at, at + LENGTH, other, otherAt, otherAt + LENGTH);
    }

    private static boolean isVersion(byte[] text, int at) {
        if (text.length < at + LENGTH) {
            return false;
        }
        for (int i = at; i < at + LENGTH; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
