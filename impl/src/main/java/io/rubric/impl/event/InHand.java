package io.rubric.impl.event;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The events that a reader has taken and of which Redis does not know the end yet. They are bounded: Redis keeps the backlog, and not the heap. */
final class InHand {

    /** Enough that a lane has work while more is fetched. */
    private static final int OF_A_LANE = 64;

    private static final int ENOUGH = 1024;

    /** Of ids that are set aside; further ones are taken again and again. */
    private static final int MOST_ASIDE = 1000;

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Set<String> aside = ConcurrentHashMap.newKeySet();
    private final Set<String> orphans = ConcurrentHashMap.newKeySet();
    private final AtomicInteger parked = new AtomicInteger();
    private final int most;
    private final int mostWithParked;
    private volatile Runnable freed = () -> {};

    /**
     * @param lanes how many events are worked on at once
     */
    InHand(int lanes) {
        most = Math.max(2 * lanes, Math.min(OF_A_LANE * lanes, ENOUGH));
        mostWithParked = Math.max(most, Math.min(4 * most, ENOUGH));
    }

    /** What is called when there is perhaps room again. */
    void onFreed(Runnable action) {
        freed = action;
    }

    /** Takes an event; false if it is there already, or set aside. */
    boolean add(String id) {
        return !aside.contains(id) && ids.add(id);
    }

    /** Nothing more can be done with an event: it makes room, and is not taken again at once. */
    void setAside(String id) {
        if (aside.size() < MOST_ASIDE) {
            aside.add(id);
        }
        remove(List.of(id));
    }

    /** What was set aside may be taken again. */
    void takeBack() {
        aside.clear();
    }

    void remove(Collection<String> ended) {
        ended.forEach(ids::remove);
        ended.forEach(orphans::remove);
        freed.run();
    }

    /** The group was removed, and Redis does not know any more who has what: if this node does not go on with it, nobody does. */
    void groupIsGone() {
        orphans.addAll(ids);
    }

    /** Whether the group was removed since the event was taken. */
    boolean isOrphan(String id) {
        return orphans.contains(id);
    }

    /** So many more events wait for another one of their key, or fewer: they leave room for others, up to a bound of their own. */
    void park(int more) {
        parked.addAndGet(more);
        if (more > 0) {
            freed.run();
        }
    }

    /** For how many more there is room; 0 until half of it is free, so that they are not fetched one by one. */
    int room() {
        int all = ids.size();
        int free = Math.min(most - (all - parked.get()), mostWithParked - all);
        return 2 * free < most ? 0 : free;
    }

    /** What is not to be taken. */
    Collection<String> busy() {
        return Stream.concat(ids.stream(), aside.stream()).toList();
    }

    int size() {
        return ids.size();
    }

    Collection<String> ids() {
        return List.copyOf(ids);
    }
}
