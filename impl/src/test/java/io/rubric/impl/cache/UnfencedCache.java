package io.rubric.impl.cache;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import java.util.function.Supplier;
import org.redisson.api.RBucket;

/** What caches usually do: get; if there is nothing load, then set. */
final class UnfencedCache {

    private final RBucket<String> bucket = TestRedis.client().getBucket(Node.randomPrefix());
    private final Supplier<String> database;

    UnfencedCache(Supplier<String> database) {
        this.database = database;
    }

    String value() {
        String found = bucket.get();
        if (found != null) {
            return found;
        }
        String loaded = database.get();
        bucket.set(loaded);
        return loaded;
    }

    void remove() {
        bucket.delete();
    }
}
