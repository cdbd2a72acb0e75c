package io.rubric.tck.configuration;

import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Methods whose annotations say one thing and whose configuration says another. */
@ApplicationScoped
class Configured {

    private final AtomicInteger calls = new AtomicInteger();

    @Locked(value = "tck-named", name = "tck-configured", leaseTime = "10s")
    <T> T namedLease(Supplier<T> work) {
        return work.get();
    }

    @Locked(value = "tck-annotated", leaseTime = "10s")
    <T> T annotatedLease(Supplier<T> work) {
        return work.get();
    }

    @Locked("tck-plain")
    <T> T plainLease(Supplier<T> work) {
        return work.get();
    }

    @Throttled(name = "tck-configured", limit = 1000, period = "1s")
    void namedLimit() {
        calls.get();
    }

    @CacheResult(cacheName = "tck-configured", ttl = "1h")
    int namedTtl() {
        return calls.incrementAndGet();
    }
}
