package io.rubric.benchmarks.idle;

import io.rubric.cache.CacheResult;
import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.lock.Locked;
import io.rubric.lock.Permits;
import io.rubric.redis.RedisName;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.redisson.api.RMap;

/** An application with one of each. */
@ApplicationScoped
class Everything {

    private final Step step;
    private final Event<Long> told;
    private final Event<String> kept;
    private final RMap<String, String> map;

    Everything() {
        this(null, null, null, null); // for the proxy
    }

    @Inject
    Everything(
            Step step,
            @RedisEvent("told") Event<Long> told,
            @RedisEvent(value = "kept", delivery = Delivery.DURABLE) Event<String> kept,
            @RedisName("map") RMap<String, String> map) {
        this.step = step;
        this.told = told;
        this.kept = kept;
        this.map = map;
    }

    void use() {
        map.put("used", step.cached(1) + step.throttled(2) + step.locked(3) + step.permitted(4));
        told.fire(1L);
        kept.fire("once");
    }

    void told(@Observes @RedisEvent("told") Long event) {}

    void kept(@Observes @RedisEvent("kept") String event) {}

    /** One of each annotation. */
    @ApplicationScoped
    static class Step {

        @CacheResult(cacheName = "idle", key = "{id}", ttl = "1h")
        String cached(long id) {
            return "cached " + id;
        }

        @Throttled(limit = 10, period = "1s", key = "{id}")
        String throttled(long id) {
            return "throttled " + id;
        }

        @Locked("idle:{id}")
        String locked(long id) {
            return "locked " + id;
        }

        @Permits(value = "idle:{id}", limit = 2)
        String permitted(long id) {
            return "permitted " + id;
        }
    }
}
