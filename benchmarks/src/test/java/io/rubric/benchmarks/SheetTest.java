package io.rubric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {

    @Test
    void whatIsWrittenIsRead(@TempDir Path directory) {
        Sheet sheet = new Sheet();
        sheet.add("calls", "a second", Map.of("Rubric", 1e7 / 3));
        sheet.add("calls", "a second", Map.of("Rubric, one key", 0.1 + 0.2));
        Path file = directory.resolve("sheet.tsv");
        sheet.write(file);
        assertEquals(sheet.readings(), Sheet.read(file).readings());
    }

    @Test
    void roundsOfAComparisonAreNumbered() {
        Sheet sheet = new Sheet();
        sheet.add("calls", "a second", Map.of("Rubric", 1.0));
        sheet.add("heap", "MB", Map.of("Rubric", 1.0));
        sheet.add("calls", "a second", Map.of("Rubric", 1.0));
        assertEquals(
                List.of(0, 0, 1),
                sheet.readings().stream().map(Sheet.Reading::round).toList());
    }
}
