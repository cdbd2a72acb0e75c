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
        assertTrue(
                sheet.readings().stream().allMatch(reading -> isMeasured(reading.value())),
                "readings " + sheet.readings());
    }

    /** Not zero, and a number. What one thing takes more than another may be less than nothing, on a machine that has much else to do. */
    private static boolean isMeasured(double value) {
        return Double.isFinite(value) && value != 0;
    }
}
