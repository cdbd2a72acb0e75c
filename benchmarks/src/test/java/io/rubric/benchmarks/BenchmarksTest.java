package io.rubric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether everything is measured that is compared; how fast it is belongs to -Pbenchmarks. */
class BenchmarksTest {

    static Stream<Map.Entry<String, Part>> parts() {
        return Parts.all(Effort.ONCE).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everythingIsMeasuredThatIsCompared(Map.Entry<String, Part> part) throws Exception {
        Sheet sheet = new Sheet();
        part.getValue().measure(sheet);
        new Results().add(part.getKey(), part.getValue().ratios(), List.of(sheet));
        assertTrue(sheet.readings().stream().allMatch(reading -> reading.value() > 0), "readings " + sheet.readings());
    }
}
