package io.rubric.benchmarks.lock;

import io.rubric.benchmarks.Clients;
import io.rubric.benchmarks.Load;
import io.rubric.benchmarks.Monitor;
import io.rubric.benchmarks.RedisStats;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.Map;
import java.util.stream.Collectors;
import org.redisson.api.RedissonClient;

/**
 * What pairs of lock and release of 16 threads, each with a key of its own, cost Redis: numbers that the other load of the machine hardly changes.
 *
 * @param pairs how many
 * @param done by Redis meanwhile
 * @param sent commands a pair, by name, of as many others: to watch them would cost
 */
record LockCost(double pairs, RedisStats done) {

    private static final int THREADS = 16;
    private static final String LAST = "the last command";

    /**
     * Measures a peer.
     *
     * @param pairs of each thread
     */
    static LockCost of(LockPeer peer, int pairs) throws Exception {
        try (RedisServer redis = EmbeddedRedis.start();
                Locking locks = peer.connect(redis.address())) {
            RedissonClient probe = Clients.redisson(redis.address());
            try {
                run(locks, pairs); // to warm up
                RedisStats before = RedisStats.of(probe);
                run(locks, pairs);
                return new LockCost(THREADS * pairs, RedisStats.of(probe).since(before));
            } finally {
                probe.shutdown();
            }
        }
    }

    /** Commands that clients send for a pair, by name. (To watch them costs Redis, so that it is not done while that is measured.) */
    static Map<String, Double> sent(LockPeer peer, int pairs) throws Exception {
        try (RedisServer redis = EmbeddedRedis.start();
                Locking locks = peer.connect(redis.address())) {
            RedissonClient probe = Clients.redisson(redis.address());
            run(locks, pairs); // scripts are known
            try (Monitor monitor = new Monitor(redis.address(), LAST)) {
                run(locks, pairs);
                probe.getBucket(LAST).isExists();
                return monitor.counted().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, count -> (double) count.getValue() / THREADS / pairs));
            } finally {
                probe.shutdown();
            }
        }
    }

    /** Seconds of Redis a pair. */
    double cpu() {
        return done.cpu() / pairs;
    }

    private static void run(Locking locks, int pairs) throws Exception {
        Load.run(THREADS, key -> {
            for (int i = 0; i < pairs; i++) {
                locks.under(key, () -> {});
            }
        });
    }
}
