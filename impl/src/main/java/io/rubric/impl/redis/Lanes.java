package io.rubric.impl.redis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.redisson.cluster.ClusterSlotRange;

/**
 * One lane a master, so that one which stands still does not hold up the others. While a cluster has not said which master has which slots, lanes have ranges of slots. A batch
 * should not go to two masters: Redisson ends it with the first error of either, and the answers of the other are lost.
 */
final class Lanes {

    private static final int RANGES = 16;

    private final OnceClient client;
    private final LongSupplier clock;
    private final boolean cluster;
    private volatile Layout layout;

    /**
     * @param client sends
     * @param clock nanoseconds that only go forward
     */
    Lanes(OnceClient client, boolean cluster, LongSupplier clock) {
        this.client = client;
        this.cluster = cluster;
        this.clock = clock;
        int ranges = cluster ? RANGES : 1;
        this.layout = layout(slot -> slot * ranges / HashSlot.SLOTS, ranges);
    }

    /**
     * Tells which nodes have which slots, before anything is sent. A slot that moves later makes its lane one of two masters, which finds out when that has cost an answer.
     */
    void nodes(Map<ClusterSlotRange, Set<String>> nodes) {
        List<Set<String>> masters = nodes.values().stream().distinct().toList();
        int[] numbers = new int[HashSlot.SLOTS];
        nodes.forEach((range, some) ->
                Arrays.fill(numbers, range.getStartSlot(), range.getEndSlot() + 1, masters.indexOf(some)));
        layout = layout(slot -> numbers[slot], Math.max(1, masters.size()));
    }

    <T> CompletableFuture<T> send(String key, Command<T> command) {
        int slot = slot(key);
        CompletableFuture<T> result = new CompletableFuture<>();
        layout.of(slot).send(new Pending<>(slot, command, result));
        return result;
    }

    /** The number of a key's lane. */
    int of(String key) {
        return layout.number.applyAsInt(slot(key));
    }

    void close() {
        layout.lanes.forEach(BatchLane::close);
    }

    private int slot(String key) {
        return cluster ? HashSlot.of(key) : 0;
    }

    private Layout layout(IntUnaryOperator number, int lanes) {
        return new Layout(
                number,
                Stream.generate(() -> new BatchLane(client, clock)).limit(lanes).toList());
    }

    /**
     * @param number of a slot's lane
     */
    private record Layout(IntUnaryOperator number, List<BatchLane> lanes) {

        BatchLane of(int slot) {
            return lanes.get(number.applyAsInt(slot));
        }
    }
}
