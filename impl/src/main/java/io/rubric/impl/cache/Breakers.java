package io.rubric.impl.cache;

import io.rubric.impl.redis.Breaker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** One breaker for a single server; in a cluster one for each partition, since each lies on one master. */
final class Breakers {

    private final LongSupplier clock;
    private final Breaker single;
    private final Map<Slot, Breaker> cluster = new ConcurrentHashMap<>();

    Breakers(LongSupplier clock) {
        this.clock = clock;
        this.single = new Breaker(clock);
    }

    Breaker of(Slots slots, String key) {
        return slots.all().size() == 1 ? single : cluster.computeIfAbsent(slots.of(key), slot -> new Breaker(clock));
    }
}
