package io.rubric.benchmarks.cache;

import static io.rubric.benchmarks.cache.CachePeer.LETTUCE;
import static io.rubric.benchmarks.cache.CachePeer.REDISSON;
import static io.rubric.benchmarks.cache.CachePeer.RUBRIC;
import static io.rubric.benchmarks.cache.CachePeer.SPRING;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hits of values of several sizes. */
public final class SizesPart implements Part {

    private static final List<CachePeer> PEERS = List.of(RUBRIC, REDISSON, LETTUCE, SPRING);
    private static final int THREADS = 16;

    private final Effort effort;

    public SizesPart(Effort effort) {
        this.effort = effort;
    }

    private static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("hit of 100 bytes, 16 threads", 100);
        sizes.put("hit of 2 kB, 16 threads", 2_000);
        sizes.put("hit of 100 kB, 16 threads", 100_000);
        return sizes;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        for (Map.Entry<String, Integer> size : sizes().entrySet()) {
            try (Contest contest = new Contest()) {
                new Slices(effort).compare(sheet, size.getKey(), THREADS, contest.readers(PEERS, size.getValue()));
            }
        }
    }

    @Override
    public List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        for (String comparison : sizes().keySet()) {
            PEERS.stream()
                    .filter(peer -> peer != RUBRIC)
                    .forEach(peer -> ratios.add(new Ratio(comparison, RUBRIC.toString(), peer.toString())));
        }
        return ratios;
    }
}
