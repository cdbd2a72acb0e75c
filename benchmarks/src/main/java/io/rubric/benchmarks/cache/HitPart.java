package io.rubric.benchmarks.cache;

import static io.rubric.benchmarks.cache.CachePeer.CAFFEINE;
import static io.rubric.benchmarks.cache.CachePeer.LETTUCE;
import static io.rubric.benchmarks.cache.CachePeer.REDISSON;
import static io.rubric.benchmarks.cache.CachePeer.RUBRIC;

import io.rubric.benchmarks.Contender;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hit: each thread reads a product of its own that is stored. */
public final class HitPart implements Part {

    private static final int SIZE = 500;
    private static final String ONE = "hit, 1 thread";
    private static final String MANY = "hit, 16 threads";

    private final Effort effort;

    public HitPart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        try (Contest contest = new Contest()) {
            List<CachePeer> peers = new ArrayList<>(List.of(RUBRIC, REDISSON, LETTUCE));
            peers.addAll(CachePeer.CACHES);
            peers.add(CAFFEINE);
            Map<String, Contender> readers = contest.readers(peers, SIZE);
            Slices slices = new Slices(effort.warmer());
            slices.compare(sheet, MANY, 16, readers); // first: many threads get warm sooner
            slices.compare(sheet, ONE, 1, readers);
        }
    }

    @Override
    public List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        for (String comparison : List.of(ONE, MANY)) {
            Goal bare = Goal.least(comparison.equals(ONE) ? 0.9 : 1.3);
            ratios.add(new Ratio(comparison, RUBRIC.toString(), REDISSON.toString(), bare));
            ratios.add(new Ratio(comparison, RUBRIC.toString(), LETTUCE.toString()));
            CachePeer.CACHES.forEach(
                    peer -> ratios.add(new Ratio(comparison, RUBRIC.toString(), peer.toString(), Goal.ahead())));
            ratios.add(new Ratio(comparison, CAFFEINE.toString(), RUBRIC.toString()));
        }
        return ratios;
    }
}
