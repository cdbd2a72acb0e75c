package io.rubric.impl.cache;

import io.rubric.impl.Services;
import io.rubric.impl.redis.Breakers;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The caches of the application, each made when it is first named. */
final class Regions {

    private final Services services;
    private final Wakes wakes;
    private final Breakers<Slot> breakers;
    private final Map<String, Region> regions = new ConcurrentHashMap<>();

    Regions(Services services, Wakes wakes) {
        this.services = services;
        this.wakes = wakes;
        this.breakers = new Breakers<>(System::nanoTime, services.redis()::isCluster);
    }

    Region of(String cacheName, CachePolicies policies) {
        return regions.computeIfAbsent(cacheName, name -> make(name, policies));
    }

    Collection<Region> all() {
        return regions.values();
    }

    private Region make(String cacheName, CachePolicies policies) {
        String prefix = services.names().prefix();
        Outages outages = policies.outages(cacheName);
        Slots slots = new Slots(prefix, cacheName, services.redis()::isCluster);
        RedissonCommands commands =
                new RedissonCommands(services.redis(), breakers, outages.timeout(), RedissonWakes.channels(prefix));
        CachePolicy policy = policies.of(cacheName, CachePolicies.Members.of(""), "");
        Stores stores = new Stores(
                new RedissonCacheStore(commands, slots, services.names().nodeId()),
                new RedissonPutStore(commands, slots),
                new RedissonRemovalStore(commands, slots, policy.keep()));
        Region region = new Region(
                cacheName,
                slots,
                stores,
                wakes,
                breakers,
                services.transactions(),
                outages,
                services.executor().timer(),
                System::nanoTime);
        region.counters().show(services.metrics(), cacheName);
        return region;
    }
}
