package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AllFourTest {

    public record Price(String sku, int cents) {}

    public record Placed(long id) {}

    @ApplicationScoped
    public static class Shop {
        final AtomicInteger calls = new AtomicInteger();
        final List<String> seen = new CopyOnWriteArrayList<>();

        @Inject
        LockContext lock;

        @Inject
        @RedisEvent("orders")
        Event<Placed> placed;

        @CacheResult(cacheName = "prices", key = "{sku}")
        public List<Price> price(String sku) {
            calls.incrementAndGet();
            return List.of(new Price(sku, 42));
        }

        @CacheRemove(cacheName = "prices", key = "{sku}")
        public void change(String sku) {}

        @Throttled(limit = 2, period = "1h", key = "{user}")
        public void visit(String user) {}

        @Locked("order:{id}")
        public long checkout(long id) {
            return lock.fencingToken();
        }

        public void place(long id) {
            placed.fire(new Placed(id));
        }

        public List<String> seen() {
            return seen;
        }

        void sync(@Observes @RedisEvent("orders") Placed p) {
            seen.add("sync");
        }

        void async(@ObservesAsync Placed p) {
            seen.add("async");
        }

        void remote(@Observes @RedisEvent @Remote Placed p) {
            seen.add("remote");
        }

        void other(@Observes @RedisEvent("billing") Placed p) {
            seen.add("billing");
        }
    }

    @Test
    void allFourWorkOnTwoNodes() {
        Map<String, String> prefix = Map.of("rubric.prefix", Node.randomPrefix());
        try (Node a = Node.start(prefix, Shop.class);
                Node b = Node.start(prefix, Shop.class)) {
            Shop one = a.get(Shop.class);
            Shop two = b.get(Shop.class);
            assertThat(one.price("x")).isEqualTo(List.of(new Price("x", 42)));
            assertThat(two.price("x")).isEqualTo(List.of(new Price("x", 42)));
            one.change("x");
            two.price("x");
            one.visit("u");
            two.visit("u");
            assertThatThrownBy(() -> one.visit("u")).isInstanceOf(ThrottledException.class);
            long first = one.checkout(1);
            assertThat(two.checkout(1)).isGreaterThan(first);
            one.place(7);
            TestRedis.await("remote", () -> two.seen().size() == 3);
            assertThat(two.seen()).containsExactlyInAnyOrder("sync", "async", "remote");
            assertThat(one.seen()).containsExactly("sync");
        }
    }
}
