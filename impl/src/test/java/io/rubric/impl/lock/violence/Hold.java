package io.rubric.impl.lock.violence;

/**
 * The time that somebody was inside.
 *
 * @param leave {@link #OPEN} if its process did not come to that
 * @param told whether it knew at its end, or its caller was told, that the lock was lost
 */
record Hold(String key, long token, int process, long enter, long leave, boolean told) {

    static final long OPEN = Long.MAX_VALUE;

    boolean isOpen() {
        return leave == OPEN;
    }

    /** The same, at an end that its process did not see. */
    Hold endedAt(long time) {
        return new Hold(key, token, process, enter, time, told);
    }

    boolean overlaps(Hold other) {
        return enter < other.leave && other.enter < leave;
    }
}
