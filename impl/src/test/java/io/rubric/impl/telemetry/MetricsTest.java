package io.rubric.impl.telemetry;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.TestRedis;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    private final Metrics metrics = new Metrics("shop", type -> Optional.of(sdk));

    @AfterEach
    void end() {
        GlobalOpenTelemetry.resetForTest();
        sdk.close();
    }

    @Test
    void aCounterHasItsNameUnitMeaningAndAttributes() {
        metrics.counter(Metric.CACHE_HITS, "users", () -> 5);
        metrics.start();
        MetricData shown = shown("rubric.cache.hits");
        assertThat(shown.getInstrumentationScopeInfo().getName()).isEqualTo("io.rubric");
        assertThat(shown.getUnit()).isEqualTo("{call}");
        assertThat(shown.getDescription()).isEqualTo(Metric.CACHE_HITS.meaning());
        assertThat(shown.getLongSumData().isMonotonic()).isTrue();
        assertThat(shown.getLongSumData().getAggregationTemporality()).isEqualTo(AggregationTemporality.CUMULATIVE);
        assertThat(shown.getLongSumData().getPoints()).singleElement().satisfies(point -> {
            assertThat(point.getValue()).isEqualTo(5);
            assertThat(point.getAttributes().asMap())
                    .isEqualTo(Map.of(
                            AttributeKey.stringKey("rubric.cache.name"), "users",
                            AttributeKey.stringKey("rubric.prefix"), "shop"));
        });
    }

    @Test
    void aTimeIsGivenInNanosecondsAndShownInSeconds() {
        metrics.counter(Metric.CACHE_LOAD_TIME, "users", () -> 1_500_000_000);
        metrics.start();
        MetricData shown = shown("rubric.cache.load.time");
        assertThat(shown.getUnit()).isEqualTo("s");
        assertThat(shown.getDoubleSumData().isMonotonic()).isTrue();
        assertThat(shown.getDoubleSumData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValue()).isEqualTo(1.5));
    }

    @Test
    void whatHasBeenCountedIsReadAnewEachTime() {
        AtomicLong hits = new AtomicLong(1);
        metrics.counter(Metric.CACHE_HITS, "users", hits::get);
        metrics.start();
        assertThat(values("rubric.cache.hits")).isEqualTo(Map.of("users", 1L));
        hits.set(3);
        assertThat(values("rubric.cache.hits")).isEqualTo(Map.of("users", 3L));
    }

    @Test
    void allNamesOfAMetricShareAnInstrumentAlsoThoseThatComeLater() {
        try (LogRecords log = LogRecords.of("io.opentelemetry")) {
            metrics.counter(Metric.CACHE_HITS, "users", () -> 1);
            metrics.counter(Metric.CACHE_HITS, "orders", () -> 2);
            metrics.start();
            metrics.counter(Metric.CACHE_HITS, "late", () -> 3);
            metrics.counter(Metric.CACHE_HITS, "orders", () -> 4);
            assertThat(values("rubric.cache.hits")).isEqualTo(Map.of("users", 1L, "orders", 4L, "late", 3L));
            assertThat(log.atLeast(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void twoApplicationsOfOneOpenTelemetryAreToldApart() {
        Metrics other = new Metrics("stock", type -> Optional.of(sdk));
        try (LogRecords log = LogRecords.of("io.opentelemetry")) {
            metrics.counter(Metric.CACHE_HITS, "users", () -> 1);
            other.counter(Metric.CACHE_HITS, "users", () -> 2);
            metrics.start();
            other.start();
            assertThat(shown("rubric.cache.hits").getLongSumData().getPoints()).hasSize(2);
            metrics.close();
            assertThat(values("rubric.cache.hits")).isEqualTo(Map.of("users", 2L));
            assertThat(log.atLeast(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void nothingIsShownBeforeTheStartNorAfterTheEnd() {
        everything(metrics);
        assertThat(reader.collectAllMetrics()).isEmpty();
        metrics.start();
        assertThat(reader.collectAllMetrics()).hasSize(Metric.values().length);
        metrics.close();
        assertThat(reader.collectAllMetrics()).isEmpty();
    }

    @Test
    void aMetricThatNobodyCountsIsNotShown() {
        metrics.counter(Metric.CACHE_HITS, "users", () -> 1);
        metrics.start();
        assertThat(reader.collectAllMetrics()).hasSize(1);
    }

    @Test
    void theGlobalOneIsUsedIfThereIsNoBean() {
        GlobalOpenTelemetry.set(sdk);
        Metrics global = new Metrics("shop", type -> Optional.empty());
        global.counter(Metric.CACHE_HITS, "users", () -> 1);
        global.start();
        assertThat(values("rubric.cache.hits")).isEqualTo(Map.of("users", 1L));
        global.close();
        assertThat(reader.collectAllMetrics()).isEmpty();
    }

    @Test
    void theGlobalOneIsNotSetByAskingForIt() {
        Metrics none = new Metrics("shop", type -> Optional.empty());
        everything(none);
        none.start();
        none.close();
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }

    @Test
    void anApplicationDoesNotFailForItsMetrics() {
        Metrics failing = new Metrics("shop", type -> {
            throw new IllegalStateException("no exporter");
        });
        try (LogRecords log = LogRecords.of("io.rubric")) {
            failing.start();
            failing.close();
            assertThat(log.atLeast(Level.WARNING))
                    .singleElement()
                    .satisfies(record -> assertThat(record.getThrown()).hasMessage("no exporter"));
        }
    }

    @Test
    void withoutTheApiNothingHappens() throws Exception {
        try (URLClassLoader alone = loader(ClassLoader.getPlatformClassLoader());
                LogRecords log = LogRecords.of("io.rubric")) {
            assertThatThrownBy(() -> alone.loadClass(OpenTelemetry.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            started(alone, type -> Optional.empty());
            assertThat(log.atLeast(Level.ALL))
                    .singleElement()
                    .satisfies(record -> assertThat(record.getLevel()).isEqualTo(Level.FINE));
        }
    }

    @Test
    void anOpenTelemetryThatLivesLongerDoesNotHoldTheApplication() throws Exception {
        WeakReference<ClassLoader> application = deployedAndEnded();
        reader.collectAllMetrics();
        TestRedis.await("the class loader is collected", () -> {
            System.gc();
            return application.get() == null;
        });
    }

    private WeakReference<ClassLoader> deployedAndEnded() throws Exception {
        try (URLClassLoader application = loader(getClass().getClassLoader())) {
            AutoCloseable open = started(application, type -> Optional.of(sdk));
            assertThat(reader.collectAllMetrics()).hasSize(1);
            open.close();
            return new WeakReference<>(application);
        }
    }

    /** Makes metrics of a class loader's own classes, counts and starts them. */
    private static AutoCloseable started(ClassLoader loader, Function<Class<?>, Optional<?>> beans) throws Exception {
        Class<?> own = loader.loadClass(Metrics.class.getName());
        assertThat(own.getClassLoader()).isSameAs(loader);
        Object made = own.getConstructor(String.class, Function.class).newInstance("shop", beans);
        Class<?> metric = loader.loadClass(Metric.class.getName());
        own.getMethod("counter", metric, String.class, LongSupplier.class)
                .invoke(made, metric.getEnumConstants()[0], "users", (LongSupplier) () -> 1);
        own.getMethod("start").invoke(made);
        return () -> own.getMethod("close").invoke(made);
    }

    /** Has Rubric's telemetry as a WAR has it: its own. */
    private static URLClassLoader loader(ClassLoader parent) {
        URL classes = Metrics.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, parent) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean own = name.startsWith(Metrics.class.getPackageName() + ".");
                synchronized (getClassLoadingLock(name)) {
                    return own && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
                }
            }
        };
    }

    private static void everything(Metrics metrics) {
        for (Metric metric : Metric.values()) {
            metrics.counter(metric, "users", () -> 1);
        }
    }

    private MetricData shown(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findAny()
                .orElseThrow();
    }

    private Map<String, Long> values(String name) {
        return shown(name).getLongSumData().getPoints().stream()
                .collect(toMap(
                        point -> point.getAttributes().get(AttributeKey.stringKey("rubric.cache.name")),
                        LongPointData::getValue));
    }
}
