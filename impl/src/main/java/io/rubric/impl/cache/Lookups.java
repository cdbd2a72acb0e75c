package io.rubric.impl.cache;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callers who read the same entry at the same time share a command. Nobody is given an answer to a command that was sent before his call: it may not know of a removal that he
 * knows of. So who comes while a command is under way waits for the next one, together with all who come until it is sent.
 */
final class Lookups {

    private static final Duration MOMENT = Duration.ofMillis(2);

    private final Map<EntryId, Lookup> running = new ConcurrentHashMap<>();
    private final long patience;
    private final LongSupplier clock;

    /**
     * @param patience after which nobody waits for a command that has not been answered
     */
    Lookups(Duration patience, LongSupplier clock) {
        this.patience = patience.toNanos();
        this.clock = clock;
    }

    /** Reads with a command that is sent after this call. */
    CompletionStage<Reading> read(EntryId id, Supplier<CompletionStage<Reading>> command) {
        Lookup own = new Lookup(id, command);
        while (true) {
            Lookup other = running.putIfAbsent(id, own);
            if (other == null) {
                return own.send();
            }
            CompletableFuture<Reading> next = other.next();
            if (next != null) {
                return next;
            }
            if (running.replace(id, other, own)) { // it takes too long, or has just ended
                return own.send();
            }
        }
    }

    /**
     * The same for a caller who most likely waits for a load whatever he reads: for a moment nothing is sent, so that others share his command.
     */
    CompletionStage<Reading> readInCompany(
            EntryId id, Supplier<CompletionStage<Reading>> command, ScheduledExecutorService timer) {
        Lookup pause = new Lookup(id, command);
        CompletionStage<Reading> next = pause.next();
        if (next == null || running.putIfAbsent(id, pause) != null) {
            return read(id, command);
        }
        try {
            timer.schedule(pause::ended, MOMENT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) { // the application stops
            pause.ended();
        }
        return next;
    }

    private final class Lookup {

        private final EntryId id;
        private final Supplier<CompletionStage<Reading>> command;
        private final long sent = clock.getAsLong();
        private @Nullable CompletableFuture<Reading> next;
        private boolean ended;

        Lookup(EntryId id, Supplier<CompletionStage<Reading>> command) {
            this.id = id;
            this.command = command;
        }

        CompletionStage<Reading> send() {
            CompletionStage<Reading> answer = command.get();
            answer.whenComplete((reading, error) -> ended());
            return answer;
        }

        synchronized @Nullable CompletableFuture<Reading> next() {
            if (ended || clock.getAsLong() - sent > patience) {
                return null;
            }
            if (next == null) {
                next = new CompletableFuture<>();
            }
            return next;
        }

        private void ended() {
            CompletableFuture<Reading> waiting;
            synchronized (this) {
                ended = true;
                waiting = next;
            }
            if (waiting == null) {
                running.remove(id, this);
                return;
            }
            Lookup following = new Lookup(id, command);
            if (!running.replace(id, this, following)) {
                following.ended = true; // another has taken the place
            }
            following.send().whenComplete((reading, error) -> {
                if (error == null) {
                    waiting.complete(reading);
                } else {
                    waiting.completeExceptionally(error);
                }
            });
        }
    }
}
