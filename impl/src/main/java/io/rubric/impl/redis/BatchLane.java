package io.rubric.impl.redis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisTimeoutException;

/**
 * Sends at once where nothing is under way; what comes meanwhile goes together when that is answered. Nobody waits for company, and the more there is to do,
 * the fewer round trips it takes.
 */
final class BatchLane {

    /** Commands of one batch, so that the first one need not wait long for the last. */
    static final int MOST = 128;

    /** After this time others do not wait any longer: the answer may be lost. */
    private static final long PATIENCE = Duration.ofMillis(100).toNanos();

    private final OnceClient client;
    private final LongSupplier clock;
    private final Lock lock = new ReentrantLock();
    private final Queue<Pending<?>> queue = new ArrayDeque<>();
    private final Set<Flight> flights = new HashSet<>();
    private @Nullable Flight last;
    private boolean closed;

    /** Slots of two masters meet in the lane: commands of two slots do not share a batch any more. */
    private volatile boolean apart;

    /**
     * @param client sends
     * @param clock nanoseconds that only go forward
     */
    BatchLane(OnceClient client, LongSupplier clock) {
        this.client = client;
        this.clock = clock;
    }

    void send(Pending<?> command) {
        if (join(command)) {
            pump();
        } else {
            command.fail(closed());
        }
    }

    /** Ends all waits; what is under way may still be carried out. */
    void close() {
        List<Flight> left = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            left.addAll(flights);
            left.add(new Flight(List.copyOf(queue), 0, this::send));
            queue.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(flight -> flight.abandon(closed()));
    }

    private boolean join(Pending<?> command) {
        lock.lock();
        try {
            return !closed && queue.add(command);
        } finally {
            lock.unlock();
        }
    }

    /** Sends what may be sent. Whoever is second, this loop or the end of a flight, goes on, so that batches which fail at once do not nest. */
    private void pump() {
        for (Flight next = next(); next != null; next = next()) {
            Flight flight = next;
            AtomicBoolean second = new AtomicBoolean();
            flight.send(client, apart).whenComplete((done, error) -> {
                ended(flight, error);
                if (second.getAndSet(true)) {
                    pump();
                }
            });
            second.set(true);
        }
    }

    private @Nullable Flight next() {
        lock.lock();
        try {
            long now = clock.getAsLong();
            Flight before = last;
            if (queue.isEmpty() || (before != null && now - before.began() < PATIENCE)) {
                return null;
            }
            List<Pending<?>> some = take();
            if (some.isEmpty()) {
                return null;
            }
            Flight next = new Flight(some, now, this::send);
            last = next;
            flights.add(next);
            return next;
        } finally {
            lock.unlock();
        }
    }

    private List<Pending<?>> take() {
        List<Pending<?>> some = new ArrayList<>();
        while (some.size() < MOST && !queue.isEmpty()) {
            Pending<?> one = queue.remove();
            if (one.isWanted()) {
                some.add(one);
            }
        }
        return some;
    }

    private void ended(Flight flight, @Nullable Throwable error) {
        Throwable cause = error == null ? null : Pending.cause(error);
        List<Pending<?>> stranded = new ArrayList<>();
        if (flight.hasLost()) {
            apart = true;
        }
        lock.lock();
        try {
            flights.remove(flight);
            if (last == flight) {
                last = null;
                if (cause instanceof RedisTimeoutException) {
                    stranded.addAll(queue);
                    queue.clear();
                }
            }
        } finally {
            lock.unlock();
        }
        if (cause != null) { // who has waited behind it need not wait for as long again
            stranded.forEach(one -> one.fail(cause));
        }
    }

    static RedissonShutdownException closed() {
        return new RedissonShutdownException("Redis is closed");
    }
}
