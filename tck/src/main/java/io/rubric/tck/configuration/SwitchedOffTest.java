package io.rubric.tck.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class SwitchedOffTest {

    @Inject
    Off off;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("switched-off"),
                "rubric.cache.enabled=false",
                "rubric.throttle.enabled=false",
                "rubric.lock.enabled=false");
    }

    @Assertion("configuration.enabled.1")
    void cache() {
        int first = off.cached();
        assertEquals(first + 1, off.cached());
        off.removing();
        assertEquals(first + 2, off.cached());
    }

    @Assertion("configuration.enabled.1")
    void throttle() {
        for (int call = 1; call <= 3; call++) {
            assertEquals(call, off.throttled(call));
        }
    }

    @Assertion("configuration.enabled.1")
    void lock() {
        try (Background others = new Background()) {
            assertTrue(off.locked(() -> {
                CompletableFuture<Boolean> other = others.call(() -> off.locked(() -> true));
                return Eventually.completed(other);
            }));
        }
    }

    @ApplicationScoped
    static class Off {

        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheName = "tck-off")
        int cached() {
            return calls.incrementAndGet();
        }

        @CacheRemove(cacheName = "tck-off")
        void removing() {
            calls.get();
        }

        @Throttled(limit = 1, period = "1h")
        int throttled(int call) {
            return call;
        }

        @Locked(value = "tck-off", waitTime = "0s")
        boolean locked(Supplier<Boolean> work) {
            return work.get();
        }
    }
}
