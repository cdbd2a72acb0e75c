package io.rubric.impl.lock.violence;

/**
 * A call as its process has written it down.
 *
 * @param hold what it did inside; null if it did not get there
 * @param ended when it was over; {@link Hold#OPEN} if nobody wrote it
 * @param outcome how; empty if nobody wrote it
 */
record Call(int process, int thread, Hold hold, long ended, String outcome) {

    boolean isFine() {
        return outcome.equals(Journal.FINE);
    }

    boolean isLost() {
        return outcome.contains("LockLostException");
    }

    boolean isRefused() {
        return outcome.startsWith("StaleFencingTokenException");
    }

    /** An end that has to do with neither the lock nor the guard. */
    boolean isUnexpected() {
        return !outcome.isEmpty()
                && !isFine()
                && !isLost()
                && !isRefused()
                && !outcome.startsWith("LockNotAcquiredException");
    }
}
