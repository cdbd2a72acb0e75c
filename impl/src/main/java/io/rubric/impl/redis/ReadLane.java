package io.rubric.impl.redis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one kind: at once where nothing is under way; who comes meanwhile shares the next {@code MGET}. No one is given an answer to a command that was sent before
 * he asked. What is large is not held up for company.
 */
final class ReadLane {

    /** Keys of one command, so that other clients of Redis need not wait for it. */
    static final int MOST_KEYS = 128;

    /** Bytes of one answer, as far as can be told from the last one: more gain nothing by coming together. Whatever is read, a command has one caller and at most so many keys. */
    static final int MOST_BYTES = 256 * 1024;

    /** After this time others do not wait any longer: the answer may be lost. */
    private static final long PATIENCE = Duration.ofMillis(100).toNanos();

    private final Function<String[], CompletionStage<Map<String, byte[]>>> command;
    private final LongSupplier clock;
    private final Lock lock = new ReentrantLock();
    private final Queue<Wish> wishes = new ArrayDeque<>();
    private int queued;
    private int most = MOST_KEYS;
    private final Set<Trip> trips = new HashSet<>();
    private @Nullable Trip last;
    private boolean closed;

    /** What one caller wants. */
    private record Wish(Collection<String> keys, CompletableFuture<Map<String, byte[]>> found) {}

    /** A command under way. */
    private static final class Trip {
        private final List<Wish> wishes;
        private final String[] keys;
        private final long began;

        Trip(List<Wish> wishes, Collection<String> keys, long began) {
            this.wishes = wishes;
            this.keys = keys.toArray(String[]::new);
            this.began = began;
        }
    }

    /**
     * @param command reads some keys; absent ones are not in its answer
     * @param clock nanoseconds that only go forward
     */
    ReadLane(Function<String[], CompletionStage<Map<String, byte[]>>> command, LongSupplier clock) {
        this.command = command;
        this.clock = clock;
    }

    /** What some keys hold, and perhaps others, too; those that hold nothing are left out. */
    CompletionStage<Map<String, byte[]>> read(Collection<String> keys) {
        Wish wish = new Wish(keys, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(BatchLane.closed());
            }
            wishes.add(wish);
            queued += keys.size();
        } finally {
            lock.unlock();
        }
        pump();
        return wish.found();
    }

    /** Ends all waits; what is under way may still be answered. */
    void close() {
        List<Wish> left;
        lock.lock();
        try {
            closed = true;
            left = new ArrayList<>(wishes);
            trips.forEach(trip -> left.addAll(trip.wishes));
            wishes.clear();
            queued = 0;
        } finally {
            lock.unlock();
        }
        left.forEach(wish -> wish.found().completeExceptionally(BatchLane.closed()));
    }

    private void pump() {
        for (Trip next = next(); next != null; next = next()) {
            send(next);
        }
    }

    private @Nullable Trip next() {
        lock.lock();
        try {
            long now = clock.getAsLong();
            boolean mayWait = last != null && now - last.began < PATIENCE && queued < most;
            if (wishes.isEmpty() || mayWait) {
                return null;
            }
            Trip next = take(now);
            trips.add(next);
            last = next;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** At least one, and as many others as there is room for. */
    private Trip take(long now) {
        Wish first = wishes.remove();
        queued -= first.keys().size();
        if (wishes.isEmpty()) {
            return new Trip(List.of(first), first.keys(), now);
        }
        List<Wish> some = new ArrayList<>(List.of(first));
        Set<String> keys = new LinkedHashSet<>(first.keys());
        while (!wishes.isEmpty() && keys.size() + wishes.element().keys().size() <= most) {
            Wish next = wishes.remove();
            queued -= next.keys().size();
            some.add(next);
            keys.addAll(next.keys());
        }
        return new Trip(some, keys, now);
    }

    private void send(Trip trip) {
        CompletionStage<Map<String, byte[]>> answer;
        try {
            answer = command.apply(trip.keys);
        } catch (Throwable e) { // an Error, too: those who wait must be told
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((found, error) -> {
            ended(trip, found);
            pump(); // before those are woken who have their answer: the way is free
            for (Wish wish : trip.wishes) {
                if (error == null) {
                    wish.found().complete(found);
                } else {
                    wish.found().completeExceptionally(Pending.cause(error));
                }
            }
        });
    }

    private void ended(Trip trip, @Nullable Map<String, byte[]> found) {
        long bytes = 0;
        if (found != null) {
            for (byte[] value : found.values()) {
                bytes += value.length;
            }
        }
        long each = bytes / trip.keys.length;
        lock.lock();
        try {
            trips.remove(trip);
            if (last == trip) {
                last = null;
            }
            most = (int) Math.max(1, Math.min(MOST_KEYS, MOST_BYTES / Math.max(1, each)));
        } finally {
            lock.unlock();
        }
    }
}
