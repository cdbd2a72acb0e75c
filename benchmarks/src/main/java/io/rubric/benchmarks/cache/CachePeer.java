package io.rubric.benchmarks.cache;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/** Who caches. */
enum CachePeer {
    RUBRIC("Rubric", RubricCache::new),
    REDISSON("Redisson GET", BareCache::redisson),
    LETTUCE("Lettuce GET", BareCache::lettuce),
    SPRING("Spring Cache", SpringCache::lettuce),
    SPRING_SYNC("Spring Cache, sync", SpringCache::lettuceSync),
    SPRING_REDISSON("Redisson's Spring cache", SpringCache::redisson),
    SPRING_REDISSON_SYNC("Redisson's Spring cache, sync", SpringCache::redissonSync),
    JETCACHE("JetCache", JetCache::new),
    RLOCK("RLock by hand", LockedCache::connect),
    CAFFEINE("Caffeine (no Redis)", LocalCache::connect);

    /** Whole caches, as people use them. */
    static final List<CachePeer> CACHES = List.of(SPRING, SPRING_REDISSON, JETCACHE);

    private final String title;
    private final BiFunction<String, LongFunction<Product>, Cached> connect;

    CachePeer(String title, BiFunction<String, LongFunction<Product>, Cached> connect) {
        this.title = title;
        this.connect = connect;
    }

    /** A node that caches what a source gives. */
    Cached connect(String address, LongFunction<Product> source) {
        return connect.apply(address, source);
    }

    /** What it is called in tables. */
    @Override
    public String toString() {
        return title;
    }
}
