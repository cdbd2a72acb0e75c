package io.rubric.impl.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
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
    private final Set<Removal> sent = new HashSet<>();

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

    /** The next ones to be sent, each to be {@link #settled}. One that is added again meanwhile is sent again. */
    synchronized List<Removal> next(int most) {
        List<Removal> some = new ArrayList<>();
        for (Iterator<Removal> i = waiting.iterator(); i.hasNext() && some.size() < most; ) {
            some.add(i.next());
            i.remove();
        }
        sent.addAll(some);
        return some;
    }

    /** One that was sent has been carried out, or not. */
    synchronized void settled(Removal removal, boolean done) {
        sent.remove(removal);
        if (!done) {
            add(removal);
        }
        empty = waiting.isEmpty() && sent.isEmpty();
    }
}
