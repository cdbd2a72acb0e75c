package io.rubric.impl.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The loads of one cache that callers of this node may join. */
final class Flights {

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    @Nullable
    Flight of(String key) {
        return flights.get(key);
    }

    /**
     * Makes a flight the one that is joined.
     *
     * @param before the one that was found, null if there was none
     * @return false if another caller was faster
     */
    boolean replace(String key, @Nullable Flight before, Flight flight) {
        return before == null ? flights.putIfAbsent(key, flight) == null : flights.replace(key, before, flight);
    }

    void end(String key, Flight flight) {
        flights.remove(key, flight);
    }

    /** The application stops: nobody waits any longer. */
    void close() {
        flights.values().forEach(flight -> flight.land(Landing.NOTHING));
        flights.clear();
    }

    /** Nobody joins any more what has begun before a removal. */
    void pass(Removal removal) {
        if (removal instanceof Removal.OfKey one) {
            flights.remove(one.key());
        } else {
            flights.clear();
        }
    }
}
