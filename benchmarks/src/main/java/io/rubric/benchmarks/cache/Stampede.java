package io.rubric.benchmarks.cache;

import io.rubric.benchmarks.Clients;
import io.rubric.benchmarks.Load;
import io.rubric.benchmarks.RedisStats;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.redisson.api.RedissonClient;

/** Nodes of one peer, and callers who ask them all at once for one product, which takes its time to load. */
final class Stampede implements AutoCloseable {

    private static final int NODES = 4;
    private static final int CALLERS = 100;
    private static final int SIZE = 500;
    private static final long LOAD = TimeUnit.MILLISECONDS.toNanos(300);

    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicLong loaded = new AtomicLong();
    private final List<Cached> nodes = new ArrayList<>();
    private final RedissonClient probe;

    /**
     * What was seen.
     *
     * @param millis from the end of the last load until the last caller had the product
     */
    record Seen(int loads, long commands, double millis) {}

    Stampede(Contest contest, CachePeer peer) {
        probe = Clients.redisson(contest.address());
        for (int i = 0; i < NODES; i++) {
            nodes.add(contest.open(peer, this::load));
        }
    }

    private Product load(long id) {
        loads.incrementAndGet();
        long end = System.nanoTime() + LOAD;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(this, end - System.nanoTime());
        }
        loaded.set(System.nanoTime());
        return Product.of(id, SIZE);
    }

    Seen run(int id) throws Exception {
        loads.set(0);
        AtomicLong last = new AtomicLong();
        RedisStats before = RedisStats.of(probe);
        Load.run(CALLERS, caller -> {
            nodes.get(caller % NODES).find(id);
            last.accumulateAndGet(System.nanoTime(), Math::max);
        });
        long commands = RedisStats.of(probe).since(before).commands();
        return new Seen(loads.get(), commands, (last.get() - loaded.get()) / 1e6);
    }

    @Override
    public void close() {
        probe.shutdown();
    }
}
