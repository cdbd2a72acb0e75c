package io.rubric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void itIsTheOneInTheMiddleOrBetweenTheTwo() {
        assertEquals(2, Median.of(List.of(9.0, 1.0, 2.0)));
        assertEquals(3, Median.of(List.of(9.0, 2.0, 4.0, 1.0)));
    }
}
