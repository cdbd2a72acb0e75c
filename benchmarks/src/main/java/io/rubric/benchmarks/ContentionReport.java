package io.rubric.benchmarks;

import io.rubric.benchmarks.LockContention.Slice;
import java.util.List;
import java.util.stream.LongStream;

/** What was seen of one peer under contention, in a line. */
final class ContentionReport {

    private ContentionReport() {}

    static void print(LockPeer peer, List<Slice> slices) {
        long[] handOffs = slices.stream()
                .flatMapToLong(slice -> LongStream.of(slice.handOffs()))
                .sorted()
                .toArray();
        long subscribes = slices.stream().mapToLong(Slice::subscribes).sum();
        System.out.printf(
                "%-20s %8.0f a second; to the other node in %s (p50) and %s (p99), %d times; %d SUBSCRIBE %s%n",
                peer,
                Median.of(slices.stream().map(Slice::acquired).toList()),
                micros(handOffs, 0.5),
                micros(handOffs, 0.99),
                handOffs.length,
                subscribes,
                peer == LockPeer.RUBRIC ? Goal.most(0).verdict(subscribes) : "");
    }

    private static String micros(long[] sorted, double share) {
        return sorted.length == 0 ? "-" : String.format("%.0f us", sorted[(int) (sorted.length * share)] / 1e3);
    }
}
