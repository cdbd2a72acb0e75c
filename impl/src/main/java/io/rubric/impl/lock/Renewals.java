package io.rubric.impl.lock;

import io.rubric.impl.lock.LockStore.Renewal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Looks after all that this node holds: renews what is due, many in one script, and finds what has run out. */
final class Renewals {

    private static final System.Logger LOG = System.getLogger(Renewals.class.getName());

    /** A third of the shortest lease has some of it left. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final ScheduledExecutorService timer;
    private final LongSupplier clock;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ticking = new AtomicBoolean();

    Renewals(ScheduledExecutorService timer, LongSupplier clock) {
        this.timer = timer;
        this.clock = clock;
    }

    void add(Lease lease) {
        held.add(lease);
        tickLater();
    }

    void remove(Lease lease) {
        held.remove(lease);
    }

    private void tickLater() {
        if (!ticking.get() && ticking.compareAndSet(false, true)) {
            try {
                timer.schedule(this::tick, TICK.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "The application stops; what it holds is given back", e);
            }
        }
    }

    private void tick() {
        ticking.set(false);
        try {
            look();
        } catch (RuntimeException e) { // the next tick must come
            LOG.log(System.Logger.Level.WARNING, "Locks could not be renewed, and are tried again", e);
        }
        if (!held.isEmpty()) {
            tickLater();
        }
    }

    private void look() {
        Map<LockStore, Due> all = new HashMap<>();
        held.removeIf(lease -> !lease.isValid());
        for (Lease lease : held) {
            Renewal renewal = lease.due();
            if (renewal != null) {
                all.computeIfAbsent(lease.store(), store -> new Due()).add(lease, renewal);
            }
        }
        long now = clock.getAsLong();
        all.forEach((store, due) -> due.answered(now, store.renew(due.renewals)));
    }

    /** What one store is asked to renew. */
    private static final class Due {
        final List<Lease> leases = new ArrayList<>();
        final List<Renewal> renewals = new ArrayList<>();

        void add(Lease lease, Renewal renewal) {
            leases.add(lease);
            renewals.add(renewal);
        }

        void answered(long sent, List<? extends CompletionStage<Boolean>> answers) {
            for (int i = 0; i < leases.size(); i++) {
                leases.get(i).renewed(renewals.get(i), sent, answers.get(i));
            }
        }
    }
}
