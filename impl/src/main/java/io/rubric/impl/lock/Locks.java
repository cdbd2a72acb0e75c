package io.rubric.impl.lock;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The locks of this node. The callers of one key stand in a queue of this node, whose first holds the lock or waits for it; so however many
 * wait here, one of them talks to Redis.
 */
final class Locks {

    private final LockStore store;
    private final ScheduledExecutorService timer;
    private final LongSupplier clock;
    private final String node;
    private final AtomicLong acquisitions = new AtomicLong();
    private final Map<String, Deque<Waiter>> queues = new ConcurrentHashMap<>();
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final Map<Lease, Waiter> held = new ConcurrentHashMap<>();

    /**
     * @param node the name of this node, for those who look at a held lock
     * @param clock as {@link System#nanoTime}
     */
    Locks(LockStore store, ScheduledExecutorService timer, LongSupplier clock, String node) {
        this.store = store;
        this.timer = timer;
        this.clock = clock;
        this.node = node + "/" + UUID.randomUUID();
    }

    /**
     * Asks for a lock.
     *
     * @param wait how long; zero asks once
     * @return fails with a {@link io.rubric.lock.LockNotAcquiredException}; cancelling it stops the wait
     */
    CompletableFuture<Lease> acquire(String key, Duration wait, Duration time) {
        Waiter waiter = new Waiter(this, key, node + "/" + acquisitions.incrementAndGet(), wait, time);
        waiters.add(waiter);
        waiter.result().whenComplete((lease, error) -> waiters.remove(waiter));
        boolean first = change(key, queue -> queue.add(waiter)) == waiter;
        if (closed) {
            waiter.giveUp();
        } else if (first) {
            waiter.turn(false);
        } else if (wait.isZero()) {
            waiter.giveUp();
        }
        return waiter.result();
    }

    /** Gives a lock back; false if it was lost. The next caller of this node has its turn after that. */
    CompletionStage<Boolean> release(Lease lease) {
        Waiter holder = held.remove(lease);
        return holder == null
                ? CompletableFuture.completedFuture(false)
                : lease.release().whenComplete((ours, error) -> leave(holder));
    }

    /** A lock was released somewhere. */
    void released(String key) {
        Waiter first = change(key, queue -> {});
        if (first != null) {
            first.wake();
        }
    }

    /** The application stops: who waits is refused, nobody has a turn any more, and what is held is given back. */
    CompletionStage<?> close() {
        closed = true;
        List.copyOf(waiters).forEach(Waiter::giveUp);
        return CompletableFuture.allOf(held.keySet().stream()
                .map(lease -> release(lease).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    void granted(Waiter waiter, Lease lease) {
        held.put(lease, waiter);
    }

    /** Takes a caller out of its queue. If it was the first, the next one has its turn. */
    void leave(Waiter waiter) {
        boolean[] wasFirst = new boolean[1];
        Waiter next = change(waiter.key(), queue -> {
            wasFirst[0] = queue.peek() == waiter;
            queue.remove(waiter);
        });
        if (wasFirst[0] && next != null && !closed) {
            next.turn(true);
        }
    }

    LockStore store() {
        return store;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    LongSupplier clock() {
        return clock;
    }

    /** Changes a key's queue and says who is its first then; null if it is empty. */
    private @Nullable Waiter change(String key, Consumer<Deque<Waiter>> change) {
        Waiter[] first = new Waiter[1];
        queues.compute(key, (k, present) -> {
            Deque<Waiter> queue = present == null ? new ArrayDeque<>() : present;
            change.accept(queue);
            first[0] = queue.peek();
            return queue.isEmpty() ? null : queue;
        });
        return first[0];
    }
}
