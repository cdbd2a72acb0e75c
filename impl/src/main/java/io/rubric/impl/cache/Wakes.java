package io.rubric.impl.cache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits on this node for loads of other nodes, by the entry's Redis key. */
final class Wakes {

    private final Map<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /** Completes when a load of the entry ends; asked for before the lease is, so that no end is missed. */
    CompletableFuture<Void> expect(String entry) {
        CompletableFuture<Void> woken = wait(entry);
        if (closed) {
            wake(entry);
        }
        return woken;
    }

    private CompletableFuture<Void> wait(String entry) {
        CompletableFuture<Void> woken = new CompletableFuture<>();
        waiting.compute(entry, (key, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(woken);
            return all;
        });
        return woken;
    }

    /** Waits no longer. */
    @SuppressWarnings("CollectionUndefinedEquality") // each waits for itself
    void forget(String entry, CompletableFuture<Void> woken) {
        waiting.computeIfPresent(entry, (key, all) -> {
            all.remove(woken);
            return all.isEmpty() ? null : all;
        });
    }

    /** The application stops: nobody waits any longer. */
    void close() {
        closed = true;
        waiting.keySet().forEach(this::wake);
    }

    /** A load of the entry has ended somewhere. */
    void wake(String entry) {
        Set<CompletableFuture<Void>> all = waiting.remove(entry);
        if (all != null) {
            all.forEach(one -> one.complete(null));
        }
    }
}
