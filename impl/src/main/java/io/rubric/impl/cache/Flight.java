package io.rubric.impl.cache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A load that goes on, here or on another node, and which callers of this node may wait for instead of loading themselves. */
final class Flight {

    private final CompletableFuture<Landing> landing = new CompletableFuture<>();

    /** Completes when it is known whose load it is. */
    private final CompletableFuture<byte[]> known = new CompletableFuture<>();

    private final Keeping keeping;
    private final List<String> groups;
    private volatile byte @Nullable [] lease;

    /**
     * @param keeping of the method that loads
     * @param groups that what is loaded will be in
     */
    Flight(Keeping keeping, List<String> groups) {
        this.keeping = keeping;
        this.groups = groups;
    }

    /** True if a certain method loads. */
    boolean isOf(Keeping other) {
        return keeping.equals(other);
    }

    /** A removal of one of these passes the load. */
    List<String> groups() {
        return groups;
    }

    /** This is the load with this lease, from now on. */
    void carries(byte[] token) {
        lease = token;
        known.complete(token);
    }

    /** The lease of the load; null as long as nobody has one. */
    byte @Nullable [] lease() {
        return lease;
    }

    /** Completes when the lease is known, or there will be none. */
    CompletableFuture<byte[]> known() {
        return known;
    }

    CompletableFuture<Landing> landing() {
        return landing;
    }

    /** Only the first call counts. */
    void land(Landing how) {
        landing.complete(how);
        known.complete(new byte[0]);
    }
}
