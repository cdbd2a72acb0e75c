package io.rubric.impl.cache;

import java.util.Arrays;

/** What the clock of a partition said when a load began: microseconds of the server as 16 digits, which compare as text. */
final class Version {

    static final int LENGTH = 16;

    private Version() {}

    /** True if the version in one text is not older than that in another. Whatever bytes they are: what is no version is newer than any. */
    static boolean isSince(byte[] text, int at, byte[] other) {
        if (other.length < LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (other[i] < '0' || other[i] > '9') {
                return false;
            }
        }
        return Arrays.compareUnsigned(text, at, at + LENGTH, other, 0, LENGTH) >= 0;
    }
}
