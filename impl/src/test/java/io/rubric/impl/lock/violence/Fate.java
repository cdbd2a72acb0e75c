package io.rubric.impl.lock.violence;

import java.util.List;

/**
 * What was done to a process.
 *
 * @param killed when it was dead; {@link Hold#OPEN} if it ended by itself
 * @param stops the times for which it stood still
 */
record Fate(long killed, List<Stop> stops) {

    static final Fate NONE = new Fate(Hold.OPEN, List.of());

    /**
     * Ends what a killed process could not: with its death; or before, where it was stopped for longer than the lease and never came to look.
     */
    Hold end(Hold hold, long lease) {
        if (!hold.isOpen() || killed == Hold.OPEN) {
            return hold;
        }
        return hold.endedAt(stops.stream()
                .filter(stop -> stop.until() - stop.from() > lease && stop.until() > hold.enter())
                .mapToLong(stop -> Math.max(stop.from(), hold.enter()))
                .min()
                .orElse(Math.max(killed, hold.enter())));
    }

    /** Between the signals, or the death. */
    record Stop(long from, long until) {}
}
