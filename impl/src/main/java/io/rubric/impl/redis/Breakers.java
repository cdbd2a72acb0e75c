package io.rubric.impl.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The breakers of a feature: one for a single server; in a cluster one for each part of the keys that lies on one master.
 *
 * @param <K> names a part, as a partition does, or the number of a lane; there are few
 */
public final class Breakers<K> {

    private final LongSupplier clock;
    private final BooleanSupplier cluster;
    private final Breaker single;
    private volatile @Nullable Boolean spread;
    private final Map<K, Breaker> parts = new ConcurrentHashMap<>();

    /**
     * @param cluster asked once, when Redis is open
     */
    public Breakers(LongSupplier clock, BooleanSupplier cluster) {
        this.clock = clock;
        this.cluster = cluster;
        this.single = new Breaker(clock);
    }

    /** The breaker for what lies in a part. */
    public Breaker of(K part) {
        Boolean known = spread;
        if (known == null) {
            known = cluster.getAsBoolean();
            spread = known;
        }
        return known ? parts.computeIfAbsent(part, any -> new Breaker(clock)) : single;
    }
}
