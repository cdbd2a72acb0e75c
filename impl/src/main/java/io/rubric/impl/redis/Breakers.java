package io.rubric.impl.cache;

import io.rubric.impl.redis.Breaker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One breaker for a single server; in a cluster one for each partition, since each lies on one master. */
final class Breakers {

    private final LongSupplier clock;
    private final BooleanSupplier cluster;
    private final Breaker single;
    private volatile @Nullable Boolean spread;
    private final Map<Slot, Breaker> partitions = new ConcurrentHashMap<>();

    /**
     * @param cluster asked once, when Redis is open
     */
    Breakers(LongSupplier clock, BooleanSupplier cluster) {
        this.clock = clock;
        this.cluster = cluster;
        this.single = new Breaker(clock);
    }

    Breaker of(Slot slot) {
        Boolean known = spread;
        if (known == null) {
            known = cluster.getAsBoolean();
            spread = known;
        }
        return known ? partitions.computeIfAbsent(slot, s -> new Breaker(clock)) : single;
    }
}
