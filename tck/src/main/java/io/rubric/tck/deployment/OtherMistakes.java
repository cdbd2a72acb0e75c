package io.rubric.tck.deployment;

import io.rubric.cache.CacheResult;
import io.rubric.event.RedisEvent;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** One of each of the other kinds. */
@ApplicationScoped
class OtherMistakes {

    @CacheResult
    Stream<String> stream(long id) {
        return Stream.of("order");
    }

    @CacheResult(cacheName = "tck-mistaken")
    String text(long id) {
        return "order";
    }

    @CacheResult(cacheName = "tck-mistaken")
    int number(long id) {
        return 1;
    }

    @Throttled(limit = 1, burst = -1)
    void negativeBurst() {}

    @Throttled(name = "tck-mistaken", limit = 1)
    void one() {}

    @Throttled(name = "tck-mistaken", limit = 2)
    void two() {}

    @Locked(leaseTime = "500ms")
    void shortLease() {}

    void observer(@Observes @RedisEvent("no topic") String event) {}

    /** Methods that no container intercepts. */
    @ApplicationScoped
    static class NotIntercepted {

        String caller() {
            return hidden(1) + fixed(1);
        }

        @CacheResult
        private String hidden(long id) {
            return "order" + id;
        }

        @CacheResult
        static String fixed(long id) {
            return "order";
        }
    }
}
