package io.rubric.impl.cache;

import io.rubric.impl.redis.Breaker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** One breaker for a single server; in a cluster one for each partition, since each lies on one master. */
final class Breakers {

    private final LongSupplier clock;
    private final BooleanSupplier cluster;
    private final Breaker single;
    private final Map<Slot, Breaker> partitions = new ConcurrentHashMap<>();

    /**
     * @param cluster asked when Redis is open
     */
    Breakers(LongSupplier clock, BooleanSupplier cluster) {
        this.clock = clock;
        this.cluster = cluster;
        this.single = new Breaker(clock);
    }

    Breaker of(Slot slot) {
        return cluster.getAsBoolean() ? partitions.computeIfAbsent(slot, s -> new Breaker(clock)) : single;
    }
}
