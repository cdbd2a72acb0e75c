package io.rubric.impl.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The locks of one kind on this node. The callers of one lock stand in a queue, by the rule of its {@link Line}. */
final class NodeLocks {

    private final LockStore store;
    private final Line line;
    private final LockNode node;
    private final Map<String, Deque<Waiter>> queues = new ConcurrentHashMap<>();
    private final Map<Lease, Waiter> held = new ConcurrentHashMap<>();
    private volatile boolean closed;

    NodeLocks(LockStore store, Line line, LockNode node) {
        this.store = store;
        this.line = line;
        this.node = node;
    }

    /**
     * Asks for a lock.
     *
     * @param waits whether more than once, until it is had or given up
     */
    Waiter acquire(LockKey key, boolean waits, Term term) {
        Waiter waiter = new Waiter(this, key, waits, term);
        boolean[] free = new boolean[1];
        change(key.name(), queue -> {
            free[0] = queue.isEmpty()
                    || queue.stream().allMatch(Waiter::isOver)
                    || (line == Line.SOME && (!waits || queue.stream().noneMatch(Waiter::isParked)));
            queue.add(waiter);
        });
        if (closed) {
            waiter.stop();
        } else if (free[0] || line == Line.ALL) {
            waiter.turn(false);
        } else if (!waits) {
            waiter.giveUp();
        }
        return waiter;
    }

    /** Gives a lock back; false if it was lost. The next caller of this node has its turn after that. */
    CompletionStage<Boolean> release(Lease lease) {
        Waiter holder = held.remove(lease);
        node.renewals().remove(lease);
        return holder == null
                ? CompletableFuture.completedFuture(lease.loss() == null)
                : lease.release().whenComplete((ours, error) -> leave(holder));
    }

    /** A lock was released somewhere. */
    void released(String name) {
        List<Waiter> woken = queues.containsKey(name) ? woken(name) : List.of();
        woken.forEach(Waiter::wake);
    }

    private List<Waiter> woken(String name) {
        Waiter[][] all = new Waiter[1][];
        change(
                name,
                queue -> all[0] = queue.stream()
                        .filter(waiter -> !waiter.isOver())
                        .limit(line == Line.ALL ? Long.MAX_VALUE : 1)
                        .toArray(Waiter[]::new));
        return List.of(all[0]);
    }

    /** The application stops: who waits is refused, nobody has a turn any more, and what is held is given back. */
    CompletionStage<?> close() {
        closed = true;
        queues.keySet().forEach(name -> {
            List<Waiter> all = new ArrayList<>();
            change(name, all::addAll);
            all.forEach(Waiter::stop);
        });
        return CompletableFuture.allOf(held.keySet().stream()
                .map(lease -> release(lease).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    void granted(Waiter waiter, Lease lease) {
        held.put(lease, waiter);
        node.renewals().add(lease);
        if (line == Line.ONE) {
            lease.onLost(() -> leave(waiter)); // its method may go on for long, or for ever
        } else {
            leave(waiter);
        }
    }

    /** Takes a caller out of its queue. If it was the first of those whose callers are there, the next one has its turn. */
    void leave(Waiter waiter) {
        Waiter[] next = new Waiter[1];
        change(waiter.key().name(), queue -> {
            if (queue.size() == 1) {
                queue.remove(waiter); // nobody has a turn after it
                return;
            }
            boolean wasFirst = queue.contains(waiter)
                    && queue.stream().takeWhile(one -> one != waiter).allMatch(Waiter::isOver);
            queue.remove(waiter);
            next[0] = wasFirst
                    ? queue.stream().filter(one -> !one.isOver()).findFirst().orElse(null)
                    : null;
        });
        if (next[0] != null && line != Line.ALL && !closed) {
            next[0].turn(true);
        }
    }

    /** The node that has what a caller waits for, as far as is known: who asks in its place knows it. */
    @Nullable
    String holder(Waiter waiter) {
        Waiter first = change(waiter.key().name(), queue -> {});
        return line == Line.ONE && first != null ? first.holder() : waiter.holder();
    }

    /** What keeps a caller from an answer, or the one that asks in its place; null if it is only that another has the lock. */
    @Nullable
    Throwable trouble(Waiter waiter) {
        Throwable own = waiter.trouble();
        Waiter first = own == null && line == Line.ONE ? change(waiter.key().name(), queue -> {}) : null;
        return first == null ? own : first.trouble();
    }

    LockStore store() {
        return store;
    }

    LockNode node() {
        return node;
    }

    /** Changes a lock's queue and says who is its first then; null if it is empty. */
    private @Nullable Waiter change(String name, Consumer<Deque<Waiter>> change) {
        Waiter[] first = new Waiter[1];
        queues.compute(name, (k, present) -> {
            Deque<Waiter> queue = present == null ? new ArrayDeque<>(1) : present;
            change.accept(queue);
            first[0] = queue.peek();
            return queue.isEmpty() ? null : queue;
        });
        return first[0];
    }
}
