package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.Delivery;
import io.rubric.event.EventKey;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order events reach their observers. */
class OrderTest {

    private static final int MANY = 20_000;
    private static final int KEYED = 800;
    private static final int KEYS = 20;

    public record Tick(int number) {}

    public record Step(@EventKey String walker, int number) {}

    @Singleton
    public static class Clocks {
        private final List<Integer> ticks = new ArrayList<>();
        private final Map<String, List<Integer>> steps = new ConcurrentHashMap<>();
        private final AtomicInteger counted = new AtomicInteger();
        private final AtomicInteger walking = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Inject
        @RedisEvent("ticks")
        Event<Tick> ticking;

        @Inject
        @RedisEvent("steps")
        Event<Step> walk;

        @Inject
        @RedisEvent(value = "kept-steps", delivery = Delivery.DURABLE)
        Event<Step> keptWalk;

        void tick(@Observes @RedisEvent("ticks") @Remote Tick tick) {
            synchronized (ticks) {
                ticks.add(tick.number());
            }
        }

        @RedisObserver(concurrency = 8)
        void step(@Observes @RedisEvent("steps") @Remote Step step) {
            walked(step);
        }

        @RedisObserver(concurrency = 8)
        void keptStep(@Observes @RedisEvent("kept-steps") @Remote Step step) {
            walked(step);
        }

        private void walked(Step step) {
            most.accumulateAndGet(walking.incrementAndGet(), Math::max);
            Topology.hold(Duration.ofMillis(1));
            steps.computeIfAbsent(step.walker(), w -> new CopyOnWriteArrayList<>())
                    .add(step.number());
            walking.decrementAndGet();
            counted.incrementAndGet();
        }

        private int ticks() {
            synchronized (ticks) {
                return ticks.size();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOneThreadFiresArrivesInItsOrder(Topology topology) {
        try (Nodes nodes = Nodes.start(2, topology.configuration(), Clocks.class)) {
            Event<Tick> ticking = nodes.bean(0, Clocks.class).ticking;
            for (int i = 0; i < MANY; i++) {
                ticking.fire(new Tick(i));
            }
            Clocks there = nodes.bean(1, Clocks.class);
            TestRedis.await("all ticks", () -> there.ticks() == MANY);
            assertThat(there.ticks).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eightLanesKeepTheOrderOfEachKeyUnderASlowObserver(boolean durable) {
        String prefix = Node.randomPrefix();
        try (Node one = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "one"), Clocks.class);
                Node two = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "two"), Clocks.class)) {
            Clocks here = one.get(Clocks.class);
            Event<Step> walk = durable ? here.keptWalk : here.walk;
            for (int i = 0; i < KEYED; i++) {
                walk.fire(new Step("walker " + i % KEYS, i));
            }
            Clocks there = two.get(Clocks.class);
            TestRedis.await("all steps", () -> there.counted.get() == KEYED);
            assertThat(there.steps).hasSize(KEYS);
            assertThat(there.steps.values())
                    .allSatisfy(steps -> assertThat(steps).hasSize(KEYED / KEYS).isSorted());
            assertThat(there.most).hasValueBetween(2, 8);
        }
    }
}
