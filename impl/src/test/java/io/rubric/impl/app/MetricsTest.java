package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.CountingTelemetry;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class MetricsTest {

    /** Notes who asks for a meter. */
    @ApplicationScoped
    public static class Telemetry implements OpenTelemetry {

        private final List<String> meters = new CopyOnWriteArrayList<>();

        @Override
        public MeterProvider getMeterProvider() {
            return name -> {
                meters.add(name);
                return MeterProvider.noop().meterBuilder(name);
            };
        }

        @Override
        public TracerProvider getTracerProvider() {
            return TracerProvider.noop();
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }

        public List<String> meters() {
            return meters;
        }
    }

    @Singleton
    public static class Another extends Telemetry {}

    @ApplicationScoped
    public static class Bean {}

    @Test
    void theApplicationsOpenTelemetryIsUsedFromItsStart() {
        try (Node node = Node.start(Telemetry.class)) {
            assertThat(node.get(Telemetry.class).meters()).containsExactly("io.rubric");
        }
    }

    @Test
    void ofTwoNeitherIsUsed() {
        try (LogRecords log = LogRecords.of("io.rubric.impl.telemetry");
                Node node = Node.start(Telemetry.class, Another.class)) {
            assertThat(log.atLeast(Level.FINE)).isEmpty();
            assertThat(node.get(Another.class).meters()).isEmpty();
            node.container()
                    .select(Telemetry.class)
                    .forEach(telemetry -> assertThat(telemetry.meters()).isEmpty());
        }
    }

    @Test
    void withoutOneNothingIsSaid() {
        try (LogRecords log = LogRecords.of("io.rubric.impl.telemetry");
                Node node = Node.start(Bean.class)) {
            assertThat(node.container().isRunning()).isTrue();
            assertThat(log.atLeast(Level.FINE)).isEmpty();
        }
    }

    @Test
    void whoIsSwitchedOffAsksForNothing() {
        try (Node node = Node.start(Map.of("rubric.enabled", "false"), Telemetry.class)) {
            assertThat(node.get(Telemetry.class).meters()).isEmpty();
        }
    }

    @ApplicationScoped
    public static class Cached {
        @CacheResult(cacheName = "words")
        public String word(int id) {
            return "word " + id;
        }
    }

    @Test
    void callsOfACacheAreCounted() {
        try (Node node = Node.start(CountingTelemetry.class, Cached.class)) {
            Cached cached = node.get(Cached.class);
            cached.word(1);
            cached.word(1);
            cached.word(2);
            assertThat(node.get(CountingTelemetry.class).counts("words"))
                    .containsEntry("rubric.cache.hits", 1L)
                    .containsEntry("rubric.cache.misses", 2L)
                    .containsEntry("rubric.cache.loads", 2L)
                    .containsEntry("rubric.cache.waits", 0L)
                    .containsEntry("rubric.cache.errors", 0L);
        }
    }
}
