package io.rubric.tck;

import java.util.HashMap;
import java.util.Map;

/** How often something was called, null included. */
public final class Calls {

    private final Map<Object, Integer> counts = new HashMap<>();

    /** One more call; returns how many there are now. */
    public synchronized int add(Object what) {
        return counts.merge(what, 1, Integer::sum);
    }

    /** The number of calls so far. */
    public synchronized int of(Object what) {
        return counts.getOrDefault(what, 0);
    }
}
