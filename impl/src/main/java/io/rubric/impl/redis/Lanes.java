package io.rubric.impl.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.redisson.api.RBatch;

/**
 * One lane for a single server; in a cluster several, each for a range of slots: those of a master are neighbours, so that few lanes have two masters, and one that stands
 * still does not hold up the others. Where two masters meet, the error of a command can cost those of the other master their answers: Redisson ends a batch with the first error
 * of any master. There each slot has a batch of its own.
 */
final class Lanes {

    private static final int IN_CLUSTER = 16;

    private final List<BatchLane> lanes;

    /**
     * @param batches makes a batch that is sent once
     * @param clock nanoseconds that only go forward
     */
    Lanes(Supplier<RBatch> batches, boolean cluster, LongSupplier clock) {
        this.lanes = Stream.generate(() -> new BatchLane(batches, clock))
                .limit(cluster ? IN_CLUSTER : 1)
                .toList();
    }

    <T> CompletableFuture<T> send(String key, Command<T> command) {
        int slot = slot(key);
        CompletableFuture<T> result = new CompletableFuture<>();
        lanes.get(lane(slot)).send(new Pending<>(slot, command, result));
        return result;
    }

    /** The number of a key's lane. */
    int of(String key) {
        return lane(slot(key));
    }

    /** At this slot the slots of a master begin. */
    void masterBegins(int slot) {
        if (slot * lanes.size() % HashSlot.SLOTS != 0) {
            lanes.get(lane(slot)).divide();
        }
    }

    void close() {
        lanes.forEach(BatchLane::close);
    }

    private int slot(String key) {
        return lanes.size() == 1 ? 0 : HashSlot.of(key);
    }

    private int lane(int slot) {
        return slot * lanes.size() / HashSlot.SLOTS;
    }
}
