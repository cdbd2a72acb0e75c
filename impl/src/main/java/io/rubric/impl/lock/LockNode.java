package io.rubric.impl.lock;

import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What all locks of this node share. */
final class LockNode {

    /** What others are told of a name that stands in Redis is no longer than a name may be. */
    private static final int LONGEST = 100;

    private final ScheduledExecutorService timer;
    private final LongSupplier clock;
    private final Renewals renewals;
    private final String name;
    private final String owners;
    private final AtomicLong acquisitions = new AtomicLong();

    /**
     * @param clock as {@link System#nanoTime}
     * @param name of this node, for those who look at a held lock
     */
    LockNode(ScheduledExecutorService timer, LongSupplier clock, String name) {
        this.timer = timer;
        this.clock = clock;
        this.renewals = new Renewals(timer, clock);
        this.name = name;
        long start = UUID.randomUUID().getMostSignificantBits(); // of two with one name, or one that is started again
        this.owners = name + "/" + Long.toUnsignedString(start, Character.MAX_RADIX) + "/";
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    LongSupplier clock() {
        return clock;
    }

    long now() {
        return clock.getAsLong();
    }

    Renewals renewals() {
        return renewals;
    }

    String name() {
        return name;
    }

    /** A name for one acquisition. */
    String nextOwner() {
        return owners + acquisitions.incrementAndGet();
    }

    /** The node in an owner's name, as it stands in Redis; null if there is none. */
    static @Nullable String of(@Nullable String owner) {
        int end = owner == null ? -1 : owner.lastIndexOf('/', owner.lastIndexOf('/') - 1);
        if (owner == null || end <= 0) {
            return null;
        }
        String node = owner.substring(owner.startsWith("~") ? 1 : 0, end).replaceAll("[^\\w.:/-]", "?");
        return node.length() > LONGEST ? node.substring(0, LONGEST) : node;
    }
}
