package io.rubric.impl.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows numbers by OpenTelemetry from the application's start to its end. Where there is none, nobody asks for them. */
public final class Metrics {

    private static final System.Logger LOG = System.getLogger(Metrics.class.getName());

    private final String prefix;
    private final Function<Class<?>, Optional<?>> beans;
    private final Map<Metric, Map<String, LongSupplier>> counters = new EnumMap<>(Metric.class);
    private @Nullable Instruments instruments;

    /**
     * @param prefix tells applications apart that share an OpenTelemetry
     * @param beans gives the application's only bean of a type, if there is one
     */
    public Metrics(String prefix, Function<Class<?>, Optional<?>> beans) {
        this.prefix = prefix;
        this.beans = beans;
        for (Metric metric : Metric.values()) {
            counters.put(metric, new ConcurrentHashMap<>());
        }
    }

    /**
     * Shows a number, from now or from the application's start on. A second one of the same metric and name replaces the first.
     *
     * @param name of the cache, or of what else it belongs to
     * @param value what has been counted so far, a time in nanoseconds; asked by any thread at any time
     */
    public void counter(Metric metric, String name, LongSupplier value) {
        of(metric).put(name, value);
    }

    /** Finds OpenTelemetry; called once, on a thread of the application. It never throws: no application fails for its metrics. */
    public void start() {
        try {
            Instruments opening = new Instruments(this);
            instruments = opening;
            opening.open();
        } catch (NoClassDefFoundError e) {
            LOG.log(System.Logger.Level.DEBUG, "No metrics, because there is no OpenTelemetry", e);
        } catch (LinkageError | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "No metrics, because OpenTelemetry cannot be used", e);
        }
    }

    /** Shows nothing any more: an OpenTelemetry that lives longer than the application keeps nothing of it. */
    public void close() {
        Instruments open = instruments;
        if (open != null) {
            open.close();
        }
    }

    private Map<String, LongSupplier> of(Metric metric) {
        return Objects.requireNonNull(counters.get(metric));
    }

    /** Apart, so that the outer class loads where OpenTelemetry is missing. One instrument a metric, whatever the number of names. */
    private static final class Instruments {

        private static final String METER = "io.rubric";
        private static final double SECOND = 1e9;

        private final Metrics metrics;
        private final List<Runnable> closing = new ArrayList<>();

        Instruments(Metrics metrics) {
            this.metrics = metrics;
        }

        void open() {
            OpenTelemetry telemetry = metrics.beans
                    .apply(OpenTelemetry.class)
                    .map(OpenTelemetry.class::cast)
                    .orElseGet(Instruments::global);
            Meter meter = telemetry.getMeter(METER);
            for (Metric metric : Metric.values()) {
                LongCounterBuilder builder = meter.counterBuilder(metric.key())
                        .setUnit(metric.unit())
                        .setDescription(metric.meaning());
                closing.add(metric.isTime() ? time(metric, builder) : count(metric, builder));
            }
        }

        /** Only if it has been set. Before version 1.57 one cannot ask without setting it, for good and to nothing. */
        private static OpenTelemetry global() {
            try {
                return GlobalOpenTelemetry.getOrNoop();
            } catch (NoSuchMethodError e) {
                return OpenTelemetry.noop();
            }
        }

        private Runnable count(Metric metric, LongCounterBuilder builder) {
            return builder.buildWithCallback(to -> read(metric, to::record))::close;
        }

        private Runnable time(Metric metric, LongCounterBuilder builder) {
            return builder.ofDoubles()
                    .buildWithCallback(to -> read(metric, (nanos, whose) -> to.record(nanos / SECOND, whose)))::close;
        }

        private void read(Metric metric, BiConsumer<Long, Attributes> to) {
            AttributeKey<String> named = AttributeKey.stringKey(metric.attribute());
            AttributeKey<String> prefixed = AttributeKey.stringKey(Metric.PREFIX);
            metrics.of(metric)
                    .forEach((name, value) ->
                            to.accept(value.getAsLong(), Attributes.of(named, name, prefixed, metrics.prefix)));
        }

        void close() {
            closing.forEach(Runnable::run);
        }
    }
}
