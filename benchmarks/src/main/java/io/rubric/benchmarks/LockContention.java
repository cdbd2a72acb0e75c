package io.rubric.benchmarks;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;

/** Two nodes of 8 threads each that all want one key; peers in turns. */
final class LockContention implements AutoCloseable {

    private static final int NODES = 2;
    private static final int THREADS = 8;
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final Duration SLICE = Duration.ofSeconds(1);
    static final List<LockPeer> PEERS = List.of(LockPeer.RUBRIC, LockPeer.RLOCK);

    private final RedisServer redis = EmbeddedRedis.start();
    private final RedissonClient probe = RedissonLocks.client(redis.address());
    private final Map<LockPeer, List<Locking>> nodes = new EnumMap<>(LockPeer.class);

    /** What was seen of a peer for a while. */
    record Slice(double acquired, long subscribes, long[] handOffs) {}

    LockContention() {
        for (LockPeer peer : PEERS) {
            nodes.put(peer, new ArrayList<>());
            for (int i = 0; i < NODES; i++) {
                nodes.get(peer).add(peer.connect(redis.address()));
            }
        }
    }

    static void print() throws Exception {
        Map<LockPeer, List<Slice>> slices = new EnumMap<>(LockPeer.class);
        try (LockContention contention = new LockContention()) {
            for (int i = -1; i < ROUNDS; i++) { // the first to warm up
                for (LockPeer peer : PEERS) {
                    Slice slice = contention.slice(peer, SLICE);
                    if (i >= 0) {
                        slices.computeIfAbsent(peer, none -> new ArrayList<>()).add(slice);
                    }
                }
            }
        }
        System.out.printf("%nOne key, %d nodes of %d threads, medians of %d rounds%n", NODES, THREADS, ROUNDS);
        slices.forEach(ContentionReport::print);
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            rounds.add(Map.of(
                    LockPeer.RUBRIC.name(),
                            slices.get(LockPeer.RUBRIC).get(round).acquired(),
                    LockPeer.RLOCK.name(), slices.get(LockPeer.RLOCK).get(round).acquired()));
        }
        new Ratio(LockPeer.RUBRIC.name(), LockPeer.RLOCK.name(), Goal.least(1.3)).print(rounds);
    }

    /** Presses on the key of a peer. */
    Slice slice(LockPeer peer, Duration time) throws Exception {
        HandOffs holders = new HandOffs();
        RedisStats before = RedisStats.of(probe);
        long began = System.nanoTime();
        Load.run(NODES * THREADS, thread -> {
            int node = thread % NODES;
            Locking locks = nodes.get(peer).get(node);
            while (System.nanoTime() - began < time.toNanos()) {
                locks.under(0, () -> holders.hold(node));
            }
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        long subscribes = RedisStats.of(probe).since(before).subscribes();
        return new Slice(holders.acquired() / seconds, subscribes, holders.nanos());
    }

    @Override
    public void close() {
        nodes.values().forEach(some -> some.forEach(Locking::close));
        probe.shutdown();
        redis.close();
    }
}
