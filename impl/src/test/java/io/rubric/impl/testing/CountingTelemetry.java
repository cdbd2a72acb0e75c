package io.rubric.impl.testing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts for the application, as the SDK of its container would. */
@ApplicationScoped
public class CountingTelemetry implements OpenTelemetry {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final SdkMeterProvider meters =
            SdkMeterProvider.builder().registerMetricReader(reader).build();

    @Override
    public MeterProvider getMeterProvider() {
        return meters;
    }

    @Override
    public TracerProvider getTracerProvider() {
        return TracerProvider.noop();
    }

    @Override
    public ContextPropagators getPropagators() {
        return ContextPropagators.noop();
    }

    /** What each metric has counted for one cache or policy. */
    public Map<String, Long> counts(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getType() == MetricDataType.LONG_SUM)
                .collect(Collectors.toMap(
                        MetricData::getName,
                        metric -> metric.getLongSumData().getPoints().stream()
                                .filter(point -> point.getAttributes().asMap().containsValue(name))
                                .mapToLong(LongPointData::getValue)
                                .sum()));
    }
}
