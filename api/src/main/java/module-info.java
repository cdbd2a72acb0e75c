/**
 * Redis for Jakarta EE, written as annotations: {@link io.rubric.cache.CacheResult}, {@link io.rubric.throttle.Throttled},
 * {@link io.rubric.lock.Locked}, {@link io.rubric.event.RedisEvent}. Begin with {@link io.rubric}.
 */
module io.rubric {
    requires jakarta.cdi;
    requires jakarta.interceptor;
    requires java.sql;
    // Nullness annotations for compilers and tools; nothing of them is needed at run time.
    requires static org.jspecify;

    exports io.rubric;
    exports io.rubric.cache;
    exports io.rubric.event;
    exports io.rubric.lock;
    exports io.rubric.redis;
    exports io.rubric.throttle;
}
