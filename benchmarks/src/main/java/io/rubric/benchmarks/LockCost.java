package io.rubric.benchmarks;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.Map;
import java.util.stream.Collectors;
import org.redisson.api.RedissonClient;

/** What a pair of lock and release costs Redis under 16 threads: numbers that the other load of the machine hardly changes. */
final class LockCost {

    private static final int THREADS = 16;
    private static final int PAIRS = 5_000;
    private static final int WATCHED = 200;
    private static final String LAST = "the last command";

    private LockCost() {}

    static void print() throws Exception {
        System.out.printf("%nWhat Redis does for a pair of 16 threads, each with a key of its own%n");
        for (LockPeer peer : LockPeer.values()) {
            try (RedisServer redis = EmbeddedRedis.start()) {
                print(peer, redis.address());
            }
        }
    }

    private static void print(LockPeer peer, String address) throws Exception {
        RedissonClient probe = RedissonLocks.client(address);
        try (Locking locks = peer.connect(address)) {
            pairs(locks, PAIRS); // to warm up
            RedisStats before = RedisStats.of(probe);
            pairs(locks, PAIRS);
            RedisStats done = RedisStats.of(probe).since(before);
            double pairs = THREADS * PAIRS;
            System.out.printf(
                    "%-14s %5.1f us, %4.0f bytes in %.2f reads, %5.2f commands, of clients %s%n",
                    peer,
                    done.cpu() * 1e6 / pairs,
                    done.bytesIn() / pairs,
                    done.reads() / pairs,
                    done.commands() / pairs,
                    sent(locks, probe, address));
        } finally {
            probe.shutdown();
        }
    }

    private static String sent(Locking locks, RedissonClient probe, String address) throws Exception {
        try (Monitor monitor = new Monitor(address, LAST)) {
            pairs(locks, WATCHED);
            probe.getBucket(LAST).isExists();
            double pairs = THREADS * WATCHED;
            Map<String, Integer> sent = monitor.counted();
            int all = sent.values().stream().mapToInt(Integer::intValue).sum();
            return sent.entrySet().stream()
                    .map(command -> String.format("%s %.2f", command.getKey(), command.getValue() / pairs))
                    .collect(Collectors.joining(", ", String.format("%.2f (", all / pairs), ")"));
        }
    }

    private static void pairs(Locking locks, int pairs) throws Exception {
        Load.run(THREADS, key -> {
            for (int i = 0; i < pairs; i++) {
                locks.under(key, () -> {});
            }
        });
    }
}
