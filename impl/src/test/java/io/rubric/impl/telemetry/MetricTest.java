package io.rubric.impl.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

    @Test
    void theAttributeIsTheNameOfWhatIsCounted() {
        assertThat(Metric.CACHE_HITS.key()).isEqualTo("rubric.cache.hits");
        assertThat(Metric.CACHE_HITS.attribute()).isEqualTo("rubric.cache.name");
        assertThat(Metric.CACHE_LOAD_TIME.attribute()).isEqualTo("rubric.cache.name");
    }

    @Test
    void namesAreUnique() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAsOpenTelemetryDoesWithASentence(Metric metric) {
        assertThat(metric.key()).matches("rubric(\\.[a-z]+(_[a-z]+)*){2,}");
        assertThat(metric.unit()).matches("s|\\{[a-z]+}");
        assertThat(metric.meaning()).matches("[A-Z].+\\.");
    }
}
