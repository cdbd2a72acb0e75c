package io.rubric.impl.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Events one at a time: the next begins when all of the one before has ended. While an event waits for its next attempt those behind it that have its key wait,
 * and the others go on.
 */
final class KeyLane {

    /** After this time a busy lane lets others have its thread. */
    private static final long TURN = Duration.ofMillis(50).toNanos();

    private final Executor executor;
    private final Attempter attempter;
    private final Deque<Held> ready = new ArrayDeque<>();
    private final Map<String, Behind> behind = new HashMap<>();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private int size;
    private boolean running;
    private boolean pausing;
    private boolean stopped;

    KeyLane(Executor executor, Attempter attempter) {
        this.executor = executor;
        this.attempter = attempter;
    }

    /** How many events are here, those included that wait. */
    synchronized int size() {
        return size;
    }

    void add(Held held) {
        synchronized (this) {
            ready.addLast(held);
            size++;
        }
        go();
    }

    /** An event that has failed has its next attempt. */
    void again(Held held) {
        synchronized (this) {
            ready.addFirst(held);
        }
        go();
    }

    /** An event that has failed has no next attempt. */
    void over(Held held) {
        leave(held);
        go();
    }

    /** Begins nothing more. Ends when what was begun has ended. */
    CompletionStage<?> stop() {
        boolean still;
        synchronized (this) {
            stopped = true;
            still = !running;
        }
        if (still) {
            idle.complete(null);
        }
        return idle;
    }

    /** What has never been begun. */
    synchronized List<Held> unbegun() {
        List<Held> all = new ArrayList<>(ready);
        behind.values().forEach(some -> all.addAll(some.rest));
        all.removeIf(Held::isBegun);
        return all;
    }

    private void go() {
        if (begins()) {
            Starts.on(executor, this::run, this::refused);
        }
    }

    /** There is no thread now: what waits is nobody else's, and there may be one later. */
    private void refused(Throwable why) {
        boolean last;
        synchronized (this) {
            running = false;
            pausing = true;
            last = stopped;
        }
        if (last) {
            idle.complete(null);
        } else {
            attempter.refused(why, this::resume);
        }
    }

    private void resume() {
        synchronized (this) {
            pausing = false;
        }
        go();
    }

    private synchronized boolean begins() {
        boolean begins = !running && !pausing && !stopped && !ready.isEmpty();
        running = running || begins;
        return begins;
    }

    /** Goes on with the next event at once, as long as it may: another thread costs more than most observers. */
    private void run() {
        long since = System.nanoTime();
        while (one()
                && System.nanoTime() - since < TURN
                && !Thread.currentThread().isInterrupted()) {
            if (!begins()) {
                return;
            }
        }
        go();
    }

    /** True if the event has ended. */
    private boolean one() {
        Held held = next();
        if (held == null) {
            return false;
        }
        held.begin();
        CompletableFuture<Boolean> attempt = attempter.attempt(held).toCompletableFuture();
        if (attempt.isDone()) {
            ended(held, !attempt.isCompletedExceptionally() && attempt.join());
            return true;
        }
        attempt.whenComplete((over, error) -> {
            ended(held, error == null && over);
            go();
        });
        return false;
    }

    private @Nullable Held next() {
        Held next;
        boolean last;
        int before;
        int after;
        synchronized (this) {
            before = ready.size();
            next = stopped ? null : poll();
            after = ready.size() + (next == null ? 0 : 1);
            running = next != null;
            last = stopped;
        }
        if (last) {
            idle.complete(null);
        }
        if (before > after) {
            attempter.parked(before - after);
        }
        return next;
    }

    private @Nullable Held poll() {
        for (Held held = ready.poll(); held != null; held = ready.poll()) {
            Behind blocked = held.key() == null ? null : behind.get(held.key());
            if (blocked == null || blocked.first == held) {
                return held;
            }
            blocked.rest.addLast(held);
        }
        return null;
    }

    private void ended(Held held, boolean over) {
        if (over) {
            leave(held);
        } else {
            block(held);
            attempter.failed(held);
        }
        boolean last;
        synchronized (this) {
            running = false;
            last = stopped;
        }
        if (last) {
            idle.complete(null);
        }
    }

    private synchronized void block(Held held) {
        if (held.key() != null) {
            behind.putIfAbsent(held.key(), new Behind(held, new ArrayDeque<>()));
        }
    }

    private void leave(Held held) {
        int freed = 0;
        synchronized (this) {
            size--;
            Behind blocked = held.key() == null ? null : behind.get(held.key());
            if (blocked != null && blocked.first == held) {
                behind.remove(held.key());
                blocked.rest.descendingIterator().forEachRemaining(ready::addFirst);
                freed = blocked.rest.size();
            }
        }
        if (freed > 0) {
            attempter.parked(-freed);
        }
    }

    /** What is done with an event. */
    interface Attempter {

        /** Calls its observers; false if it is to be tried again. It never fails. */
        CompletionStage<Boolean> attempt(Held held);

        /** Sees to the next attempt, which is told to the lane. */
        void failed(Held held);

        /** There is no thread for it; the lane is to be told when it may ask for one again. */
        void refused(Throwable why, Runnable again);

        /** So many more events wait for one that has failed, or fewer. */
        void parked(int more);
    }

    /**
     * Events of one key.
     *
     * @param first waits for its next attempt
     */
    private record Behind(Held first, Deque<Held> rest) {}
}
