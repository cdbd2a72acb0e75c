package io.rubric.benchmarks.scale;

import io.rubric.benchmarks.RedisStats;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.redisson.api.RedissonClient;

/**
 * What Redis has done for one operation.
 *
 * @param commands by name, those of scripts, too
 * @param micros of its processor
 */
record Measured(Map<String, Double> commands, double micros) {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** Does an operation some times. */
    static Measured of(Operation operation, Office office, RedissonClient probe, int times) {
        operation.run(office, 0); // scripts are known, and what is stored is there
        operation.run(office, 1);
        RedisStats before = quiet(probe);
        for (int i = 0; i < times; i++) {
            operation.run(office, 100 + i);
        }
        RedisStats done = quiet(probe).since(before);
        Map<String, Double> each = new TreeMap<>();
        done.calls().forEach((name, count) -> each.put(name, (double) count / times));
        return new Measured(each, 1e6 * done.cpu() / times);
    }

    /** What was sent without an answer that somebody waits for has come, too. */
    private static RedisStats quiet(RedissonClient probe) {
        long deadline = System.nanoTime() + PATIENCE;
        RedisStats last = RedisStats.of(probe);
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            RedisStats now = RedisStats.of(probe);
            if (now.since(last).calls().isEmpty()) {
                return now;
            }
            last = now;
        }
        throw new IllegalStateException("Redis does not come to rest");
    }
}
