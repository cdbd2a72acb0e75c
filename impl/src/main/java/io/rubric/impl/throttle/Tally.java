package io.rubric.impl.throttle;

/** What one key has used of its limit, on this node: an algorithm of the scripts in Java. Times are microseconds of one clock. For one thread at a time. */
interface Tally {

    static Tally of(Limit limit) {
        return switch (limit.algorithm()) {
            case TOKEN_BUCKET -> new TokenBucket(limit);
            case SLIDING_LOG -> new SlidingLog(limit);
            case SLIDING_COUNTER -> new SlidingCounter(limit);
            case FIXED_WINDOW -> new FixedWindow(limit);
        };
    }

    /** The time has come to this; called before anything else is asked. */
    void at(long now);

    /** Microseconds after which a call would be in its limit; 0 if now. */
    long ready(long cost);

    /** Takes it, to be served after this wait. */
    Receipt take(long cost, long wait);

    /** Gives back what was taken, never more than would be there without it. */
    void give(long cost, Receipt receipt);

    long remaining();

    /** Microseconds after which everything is there again. */
    long reset();

    /** Two numbers by which a call can be given back. */
    record Receipt(long first, long second) {

        static final Receipt NONE = new Receipt(0, 0);
    }

    /** The quotient, rounded up. */
    static long ceil(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
