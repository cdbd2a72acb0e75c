package io.rubric.benchmarks.scale;

import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a visitor makes an application do: read something, be counted, and have a lock. */
@ApplicationScoped
class Shop {

    private static final int MANY = 100_000;

    @Inject
    Articles articles;

    /** In a bean of its own: a bean's call to itself is not intercepted. */
    @ApplicationScoped
    static class Articles {

        @CacheResult(cacheName = "articles", key = "{id}")
        String find(long id) {
            return "article " + id;
        }
    }

    @Throttled(name = "visits", limit = MANY, period = "1m", key = "{visitor}")
    @Locked("visit:{visitor}")
    String visit(long visitor) {
        return articles.find(visitor % 1000);
    }
}
