package io.rubric.impl.redis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
 * Reads values of one slot: at once where nothing is under way; who comes meanwhile shares the next {@code MGET}. No one is given an answer to a command that was sent before
 * he asked. What is large is not held up for company.
 */
final class ReadLane {

    /** Keys of one command, so that other clients of Redis need not wait for it. */
    static final int MOST_KEYS = 512;

    /** Bytes of one answer, as far as can be told from those before: more gain nothing by coming together. */
    static final int MOST_BYTES = 256 * 1024;

    /** After this time others do not wait any longer: the answer may be lost. */
    private static final long PATIENCE = Duration.ofMillis(100).toNanos();

    private final Function<String[], CompletionStage<Map<String, byte[]>>> command;
    private final LongSupplier clock;
    private final Lock lock = new ReentrantLock();
    private final Queue<Wish> wishes = new ArrayDeque<>();
    private int queued;
    private int most = MOST_KEYS;
    private @Nullable Trip last;

    /** What one caller wants. */
    private record Wish(Collection<String> keys, CompletableFuture<Map<String, byte[]>> found) {}

    /** A command under way. */
    private static final class Trip {
        private final List<Wish> wishes = new ArrayList<>();
        private final Set<String> keys = new LinkedHashSet<>();
        private final long began;

        Trip(long began) {
            this.began = began;
        }

        boolean hasRoom(int most, Wish wish) {
            return keys.isEmpty() || keys.size() + wish.keys().size() <= most;
        }

        void take(Wish wish) {
            wishes.add(wish);
            keys.addAll(wish.keys());
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
            wishes.add(wish);
            queued += keys.size();
        } finally {
            lock.unlock();
        }
        pump();
        return wish.found();
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
            Trip next = new Trip(now);
            while (!wishes.isEmpty() && next.hasRoom(most, wishes.element())) {
                Wish wish = wishes.remove();
                queued -= wish.keys().size();
                next.take(wish);
            }
            last = next;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void send(Trip trip) {
        CompletionStage<Map<String, byte[]>> answer;
        try {
            answer = command.apply(trip.keys.toArray(String[]::new));
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
        long bytes = found == null
                ? 0
                : found.values().stream().mapToLong(value -> value.length).sum();
        long each = bytes / trip.keys.size();
        lock.lock();
        try {
            if (last == trip) {
                last = null;
            }
            most = (int) Math.max(1, Math.min(MOST_KEYS, MOST_BYTES / Math.max(1, each)));
        } finally {
            lock.unlock();
        }
    }
}
