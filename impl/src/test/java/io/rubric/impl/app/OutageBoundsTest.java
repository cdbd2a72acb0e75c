package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.RubricException;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.lock.FencingGuard;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import io.rubric.lock.Permits;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisName;
import io.rubric.redis.RedisScript;
import io.rubric.redis.RedisScriptException;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redisson.api.RMap;
import org.redisson.client.RedisTimeoutException;

/** How long each call takes while Redis stands still; {@code docs/outages.md} says so. */
class OutageBoundsTest {

    /** For a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final Map<String, String> BOUNDS = Map.of(
            "rubric.cache.timeout", "100ms",
            "rubric.throttle.timeout", "100ms",
            "rubric.event.timeout", "500ms",
            "rubric.redis.timeout", "500ms");

    public record Paid(int amount) {}

    public interface Scripts {
        @RedisScript("return redis.call('INCR', KEYS[1])")
        long count(@RedisKey("count:{what}") String what);
    }

    @ApplicationScoped
    public static class Desk {
        @Inject
        FencingGuard guard;

        @Inject
        @RedisEvent("told")
        Event<Paid> told;

        @Inject
        @RedisEvent(value = "kept", delivery = Delivery.DURABLE)
        Event<Paid> kept;

        @Inject
        @RedisName("stock")
        RMap<String, Integer> stock;

        @Inject
        Scripts scripts;

        @CacheResult(cacheName = "rows", key = "{id}")
        public String read(int id) {
            return "row " + id;
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void write(int id) {}

        @Throttled(limit = 100, period = "1m")
        public void limited() {}

        @Locked(value = "waits", waitTime = "700ms")
        public void waits() {}

        @Locked(value = "at-once", waitTime = "0s")
        public void atOnce() {}

        @Locked(value = "skips", onContention = OnContention.SKIP)
        public void skips() {}

        @Permits(limit = 2, waitTime = "0s")
        public void permit() {}

        void kept(@Observes @RedisEvent("kept") Paid paid) {}

        void set() {
            guard.set("guarded", "x", 1);
        }

        void tell() {
            told.fire(new Paid(1));
        }

        void keep() {
            kept.fire(new Paid(1));
        }

        void look() {
            stock.get("tea");
        }

        void count() {
            scripts.count("visits");
        }
    }

    /**
     * @param call of the bean
     * @param millis after which it ends, by configuration
     * @param error with which it ends; null if it returns
     */
    private record Bound(
            String name,
            Consumer<Desk> call,
            long millis,
            @Nullable Class<? extends Exception> error) {}

    private static final List<Bound> CALLS = List.of(
            new Bound("@CacheResult", desk -> desk.read(1), 100, null),
            new Bound("@CacheRemove", desk -> desk.write(1), 100, null),
            new Bound("@Throttled", Desk::limited, 100, null),
            new Bound("@Locked, waiting 700 ms", Desk::waits, 700, LockNotAcquiredException.class),
            new Bound("@Locked, at once", Desk::atOnce, 500, LockNotAcquiredException.class),
            new Bound("@Locked, SKIP", Desk::skips, 500, LockNotAcquiredException.class),
            new Bound("@Permits, at once", Desk::permit, 500, LockNotAcquiredException.class),
            new Bound("FencingGuard", Desk::set, 500, RubricException.class),
            new Bound("fire, broadcast", Desk::tell, 0, null),
            new Bound("fire, durable", Desk::keep, 500, RedisEventException.class),
            new Bound("@RedisScript", Desk::count, 500, RedisScriptException.class),
            new Bound("RMap.get", Desk::look, 4 * 500 + 1_300, RedisTimeoutException.class));

    @Test
    void everyCallEndsInItsTimeAndInItsWay() {
        try (StoppableRedis redis = new StoppableRedis()) {
            Map<String, String> configuration = new HashMap<>(BOUNDS);
            configuration.putAll(redis.configuration());
            try (Node node = Node.start(configuration, Desk.class)) {
                Desk desk = node.get(Desk.class);
                CALLS.forEach(bound -> bound.call().accept(desk)); // all is there and warm
                redis.stop();
                CALLS.forEach(bound -> assertBound(bound, desk));
                redis.goOn();
            }
        }
    }

    private static void assertBound(Bound bound, Desk desk) {
        long began = System.nanoTime();
        Throwable error = catchThrowable(() -> bound.call().accept(desk));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "Redis stood still: %-24s %5d ms (bound %4d ms), %s%n",
                bound.name(),
                took.toMillis(),
                bound.millis(),
                error == null ? "returned" : error.getClass().getSimpleName());
        if (bound.error() == null) {
            assertThat(error).as(bound.name()).isNull();
        } else {
            assertThat(error).as(bound.name()).isInstanceOf(bound.error());
        }
        assertThat(took).as(bound.name()).isLessThan(SLACK.plusMillis(bound.millis()));
    }
}
