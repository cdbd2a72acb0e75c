package io.rubric.benchmarks.lock;

import io.rubric.benchmarks.Clients;
import io.rubric.benchmarks.Load;
import io.rubric.benchmarks.RedisStats;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;

/** Two nodes of 8 threads each that all want one key. */
final class LockContention implements AutoCloseable {

    private static final int NODES = 2;
    private static final int THREADS = 8;
    static final List<LockPeer> PEERS = List.of(LockPeer.RUBRIC, LockPeer.RLOCK);

    private final RedisServer redis = EmbeddedRedis.start();
    private final RedissonClient probe = Clients.redisson(redis.address());
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
