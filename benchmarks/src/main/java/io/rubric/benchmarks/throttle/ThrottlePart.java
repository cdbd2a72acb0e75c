package io.rubric.benchmarks.throttle;

import static io.rubric.benchmarks.throttle.Limiters.BUCKET4J;
import static io.rubric.benchmarks.throttle.Limiters.GET;
import static io.rubric.benchmarks.throttle.Limiters.HASH;
import static io.rubric.benchmarks.throttle.Limiters.LOCAL;
import static io.rubric.benchmarks.throttle.Limiters.RATE_LIMITER;
import static io.rubric.benchmarks.throttle.Limiters.RUBRIC;
import static io.rubric.benchmarks.throttle.Limiters.WINDOW;

import io.rubric.benchmarks.Contender;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Load;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.RedisStats;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Limits: an allowed call, a refused one, and one of three limits, by 16 threads; and what they cost Redis. */
public final class ThrottlePart implements Part {

    private static final int THREADS = Limits.KEYS;
    private static final String ONE = "limit, allowed, 1 thread";
    private static final String SPREAD = "limit, allowed, 16 threads, each with a key of its own";
    private static final String HOT = "limit, allowed, 16 threads, one key";
    private static final String REFUSED = "limit, refused, 16 threads, each with a key of its own";
    private static final String THREE = "three limits, 16 threads, each with a key of its own";
    private static final String COST = "limit, processor time of Redis for a call of 16 threads";
    private static final String ONE_KEY = ", one key";

    private final Effort effort;

    public ThrottlePart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        try (RedisServer redis = EmbeddedRedis.start();
                Limiters limiters = new Limiters(redis.address())) {
            Slices slices = new Slices(effort);
            slices.compare(sheet, SPREAD, THREADS, limiters.spread()); // first: many threads get warm sooner
            slices.compare(sheet, ONE, 1, limiters.spread());
            slices.compare(sheet, HOT, THREADS, limiters.hot());
            slices.compare(sheet, REFUSED, THREADS, limiters.refused());
            slices.compare(sheet, THREE, THREADS, limiters.three());
            Map<String, Double> cost = new LinkedHashMap<>();
            for (Map.Entry<String, Contender> each : limiters.spread().entrySet()) {
                cost.put(each.getKey(), cost(limiters, each.getValue()));
            }
            for (Map.Entry<String, Contender> each : limiters.hot().entrySet()) {
                cost.put(each.getKey() + ONE_KEY, cost(limiters, each.getValue()));
            }
            cost.remove(LOCAL);
            sheet.add(COST, "us", cost);
        }
    }

    private double cost(Limiters limiters, Contender contender) throws Exception {
        int calls = 10 * (int) effort.slice().toMillis();
        RedisStats before = RedisStats.of(limiters.redisson().client());
        Load.run(THREADS, key -> {
            for (int n = 0; n < calls; n++) {
                contender.call(key);
            }
        });
        RedisStats done = RedisStats.of(limiters.redisson().client()).since(before);
        return 1e6 * done.cpu() / (THREADS * calls);
    }

    @Override
    public List<Ratio> ratios() {
        return List.of(
                new Ratio(ONE, RUBRIC, GET),
                new Ratio(ONE, RUBRIC, RATE_LIMITER),
                new Ratio(SPREAD, RUBRIC, GET, Goal.least(0.8)),
                new Ratio(SPREAD, RUBRIC, RATE_LIMITER),
                new Ratio(SPREAD, RUBRIC, BUCKET4J, Goal.least(1.8)),
                new Ratio(SPREAD, RUBRIC, WINDOW),
                new Ratio(SPREAD, RUBRIC, HASH),
                new Ratio(SPREAD, LOCAL, RUBRIC),
                new Ratio(HOT, RUBRIC, GET, Goal.least(1.2)),
                new Ratio(HOT, RUBRIC, RATE_LIMITER),
                new Ratio(HOT, RUBRIC, BUCKET4J, Goal.least(15)),
                new Ratio(REFUSED, RUBRIC, GET),
                new Ratio(REFUSED, RUBRIC, RATE_LIMITER),
                new Ratio(THREE, RUBRIC, GET),
                new Ratio(THREE, RUBRIC, BUCKET4J),
                new Ratio(COST, RUBRIC, GET, Goal.most(1.5)),
                new Ratio(COST, RUBRIC + ONE_KEY, GET, Goal.most(1.5)),
                new Ratio(COST, RATE_LIMITER, GET),
                new Ratio(COST, BUCKET4J, GET));
    }
}
