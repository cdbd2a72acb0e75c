package io.rubric.impl.cache;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Removals that Redis may not have carried out. As long as there is one, this node does not read the cache. Each stands here once; more than can be kept stand for the
 * whole cache.
 */
final class Journal {

    static final int MOST = 10_000;

    private final Set<Removal> waiting = new LinkedHashSet<>();
    private Set<Removal> replaying = Set.of();

    /** Read by each call, hence apart. */
    private volatile boolean empty = true;

    /** True if nothing is left to be made up for. */
    boolean isEmpty() {
        return empty;
    }

    synchronized void add(Removal removal) {
        empty = false;
        if (waiting.contains(Removal.OfAll.ALL)) {
            return;
        }
        if (removal == Removal.OfAll.ALL || waiting.size() >= MOST) {
            waiting.clear();
            waiting.add(Removal.OfAll.ALL);
        } else {
            waiting.add(removal);
        }
    }

    /** What is to be sent now; {@link #replayed} must follow. One that is added again from now on is sent again. */
    synchronized List<Removal> replay() {
        replaying = new LinkedHashSet<>(waiting);
        waiting.clear();
        return new ArrayList<>(replaying);
    }

    /**
     * What was sent has been answered, or not.
     *
     * @return true if nothing is left
     */
    synchronized boolean replayed(boolean done) {
        Set<Removal> sent = replaying;
        replaying = Set.of();
        if (!done) {
            sent.forEach(this::add);
        }
        empty = waiting.isEmpty();
        return empty;
    }
}
