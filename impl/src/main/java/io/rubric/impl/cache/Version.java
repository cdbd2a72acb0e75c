package io.rubric.impl.cache;

import java.util.Arrays;

/** What the clock of a partition said when a load began: microseconds of the server as 16 digits, which compare as text. */
final class Version {

    static final int LENGTH = 16;

    private Version() {}

    /** True if the version in one text is not older than that in another. Whatever bytes they are. */
    static boolean isSince(byte[] text, int at, byte[] other) {
        return other.length >= LENGTH && Arrays.compareUnsigned(text, at, at + LENGTH, other, 0, LENGTH) >= 0;
    }
}
