package io.rubric.benchmarks.throttle;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.rubric.benchmarks.Contender;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is compared in what, by name. */
final class Limiters implements AutoCloseable {

    static final String RUBRIC = "Rubric";
    static final String GET = "Redisson GET";
    static final String RATE_LIMITER = "RRateLimiter";
    static final String BUCKET4J = "Bucket4j";
    static final String WINDOW = "sorted set by hand";
    static final String HASH = "hash by hand";
    static final String LOCAL = "Resilience4j (no Redis)";

    private final RubricLimits rubric;
    private final RedissonLimits redisson;

    Limiters(String address) {
        rubric = new RubricLimits(address);
        redisson = new RedissonLimits(address);
    }

    RedissonLimits redisson() {
        return redisson;
    }

    /** An allowed call, each thread with a key of its own. */
    Map<String, Contender> spread() {
        SeedLimits seed = new SeedLimits(redisson.client());
        RateLimiter local = local();
        Map<String, Contender> spread = new LinkedHashMap<>();
        spread.put(RUBRIC, rubric::one);
        spread.put(GET, redisson::get);
        spread.put(RATE_LIMITER, redisson::rateLimiter);
        spread.put(BUCKET4J, redisson::bucket4j);
        spread.put(WINDOW, seed::window);
        spread.put(HASH, seed::bucket);
        spread.put(LOCAL, key -> local.acquirePermission());
        return spread;
    }

    /** An allowed call of all threads with one key. */
    Map<String, Contender> hot() {
        Map<String, Contender> hot = new LinkedHashMap<>();
        hot.put(RUBRIC, key -> rubric.one(0));
        hot.put(GET, key -> redisson.get(0));
        hot.put(RATE_LIMITER, key -> redisson.rateLimiter(0));
        hot.put(BUCKET4J, key -> redisson.bucket4j(0));
        return hot;
    }

    /** A call that is over the limit. */
    Map<String, Contender> refused() {
        Map<String, Contender> refused = new LinkedHashMap<>();
        refused.put(RUBRIC, rubric::few);
        refused.put(GET, redisson::get);
        refused.put(RATE_LIMITER, redisson::fewOfRateLimiter);
        return refused;
    }

    /** An allowed call with three limits. */
    Map<String, Contender> three() {
        Map<String, Contender> three = new LinkedHashMap<>();
        three.put(RUBRIC, rubric::three);
        three.put(GET, redisson::get);
        three.put(BUCKET4J, redisson::threeOfBucket4j);
        return three;
    }

    private static RateLimiter local() {
        return RateLimiter.of(
                "local",
                RateLimiterConfig.custom()
                        .limitForPeriod(Limits.MANY)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    @Override
    public void close() {
        rubric.close();
        redisson.close();
    }
}
