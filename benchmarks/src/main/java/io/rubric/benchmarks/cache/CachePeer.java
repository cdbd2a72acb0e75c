package io.rubric.benchmarks.cache;

import java.util.function.BiFunction;
import java.util.function.LongFunction;

/** Who caches. */
enum CachePeer {
    RUBRIC("Rubric", RubricCache::new),
    REDISSON("Redisson GET", BareCache::redisson),
    LETTUCE("Lettuce GET", BareCache::lettuce);

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
