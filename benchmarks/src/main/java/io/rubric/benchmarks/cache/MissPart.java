package io.rubric.benchmarks.cache;

import static io.rubric.benchmarks.cache.CachePeer.REDISSON;
import static io.rubric.benchmarks.cache.CachePeer.RLOCK;
import static io.rubric.benchmarks.cache.CachePeer.RUBRIC;
import static io.rubric.benchmarks.cache.CachePeer.SPRING_REDISSON_SYNC;
import static io.rubric.benchmarks.cache.CachePeer.SPRING_SYNC;

import io.rubric.benchmarks.Contender;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A miss: each call asks for what nobody has asked for. */
public final class MissPart implements Part {

    private static final int SIZE = 500;
    private static final String ONE = "miss, 1 thread";
    private static final String MANY = "miss, 16 threads";

    private final Effort effort;

    public MissPart(Effort effort) {
        this.effort = effort;
    }

    private static List<CachePeer> peers() {
        List<CachePeer> peers = new ArrayList<>(List.of(REDISSON));
        peers.addAll(CachePeer.CACHES);
        peers.addAll(List.of(SPRING_SYNC, SPRING_REDISSON_SYNC, RLOCK));
        return peers;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        AtomicLong next = new AtomicLong();
        try (Contest contest = new Contest()) {
            Map<String, Contender> contenders = new LinkedHashMap<>();
            List<CachePeer> peers = peers();
            peers.add(0, RUBRIC);
            for (CachePeer peer : peers) {
                Cached cache = contest.open(peer, id -> Product.of(id, SIZE));
                contenders.put(peer.toString(), thread -> cache.find(next.getAndIncrement()));
            }
            Slices slices = new Slices(effort);
            slices.compare(sheet, MANY, 16, contenders); // first: many threads get warm sooner
            slices.compare(sheet, ONE, 1, contenders);
        }
    }

    @Override
    public List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        for (String comparison : List.of(ONE, MANY)) {
            peers().forEach(peer -> ratios.add(new Ratio(comparison, RUBRIC.toString(), peer.toString())));
        }
        return ratios;
    }
}
