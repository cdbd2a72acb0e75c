package io.rubric.impl.lock.violence;

import java.util.List;

/** What is done to the processes. */
enum Fault {
    /** Ends a process without a chance to release anything; another takes its place. */
    KILL("kill -9"),
    /** Stops a process for longer than the lease. */
    LONG_STOP("long stops"),
    /** Stops a process for less. */
    SHORT_STOP("short stops"),
    /** Cuts connections to Redis. */
    CUT("connection cuts");

    /** In which shares they come. */
    static final List<Fault> DECK = List.of(KILL, LONG_STOP, LONG_STOP, SHORT_STOP, SHORT_STOP, CUT, CUT, CUT);

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
