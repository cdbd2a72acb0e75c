package io.rubric.benchmarks.cache;

import io.rubric.benchmarks.Contender;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        try (RedisServer redis = EmbeddedRedis.start()) {
            List<Cached> opened = new ArrayList<>();
            try {
                Map<String, Contender> contenders = new LinkedHashMap<>();
                for (CachePeer peer : CachePeer.values()) {
                    Cached cache = peer.connect(redis.address(), id -> Product.of(id, SIZE));
                    opened.add(cache);
                    contenders.put(peer.toString(), cache::find);
                }
                Slices slices = new Slices(effort);
                slices.compare(sheet, ONE, 1, contenders);
                slices.compare(sheet, MANY, 16, contenders);
            } finally {
                for (Cached cache : opened) {
                    cache.close();
                }
            }
        }
    }

    @Override
    public List<Ratio> ratios() {
        String rubric = CachePeer.RUBRIC.toString();
        List<Ratio> ratios = new ArrayList<>();
        ratios.add(new Ratio(ONE, rubric, CachePeer.REDISSON.toString(), Goal.least(0.9)));
        ratios.add(new Ratio(MANY, rubric, CachePeer.REDISSON.toString(), Goal.least(1.3)));
        for (String comparison : List.of(ONE, MANY)) {
            ratios.add(new Ratio(comparison, rubric, CachePeer.LETTUCE.toString()));
        }
        return ratios;
    }
}
