package io.rubric.benchmarks.throttle;

import java.time.Duration;
import java.util.Map;
import org.redisson.api.BatchResult;
import org.redisson.api.RBatch;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSetAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** The limits of the page of patterns that the project began from, step by step as they are written there, with their races and counted refusals. */
record SeedLimits(RedissonClient client) {

    private static final double WINDOW = 60;

    /** The window of a sorted set: four commands in a pipeline. */
    boolean window(int key) {
        double now = System.currentTimeMillis() / 1e3;
        RBatch pipe = client.createBatch();
        RScoredSortedSetAsync<String> set = pipe.getScoredSortedSet("seed:window:" + key, StringCodec.INSTANCE);
        set.removeRangeByScoreAsync(0, true, now - WINDOW, true);
        set.addAsync(now, "" + now);
        set.sizeAsync();
        set.expireAsync(Duration.ofSeconds((long) WINDOW));
        BatchResult<?> results = pipe.execute();
        return ((Number) results.getResponses().get(2)).longValue() <= Limits.MANY;
    }

    /** The bucket of a hash: three round trips. */
    boolean bucket(int key) {
        RMap<String, String> hash = client.getMap("seed:bucket:" + key, StringCodec.INSTANCE);
        double now = System.currentTimeMillis() / 1e3;
        Map<String, String> data = hash.readAllMap();
        double tokens = Double.parseDouble(data.getOrDefault("tokens", "" + Limits.MANY));
        double last = Double.parseDouble(data.getOrDefault("last_refill", "" + now));
        tokens = Math.min(Limits.MANY, tokens + (now - last) * Limits.MANY);
        if (tokens < 1) {
            return false;
        }
        hash.putAll(Map.of("tokens", "" + (tokens - 1), "last_refill", "" + now));
        hash.expire(Duration.ofSeconds(2));
        return true;
    }
}
