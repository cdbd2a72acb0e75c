package io.rubric.tck.deployment;

import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** One mistake of each of five kinds. */
@ApplicationScoped
class FiveMistakes {

    @CacheResult(key = "order:{idd}")
    String unknownName(long id) {
        return "order";
    }

    @CacheResult(ttl = "ten minutes")
    String badDuration(long id) {
        return "order";
    }

    @CacheResult
    void nothing(long id) {}

    @Throttled(limit = 0)
    void noLimit() {}

    @Locked
    Stream<String> lazy() {
        return Stream.of("order");
    }
}
