package io.rubric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final String CALLS = "calls";

    @TempDir
    private Path directory;

    /** A process in whose rounds we were so much quicker than the other. */
    private static Sheet process(double... times) {
        Sheet sheet = new Sheet();
        double other = 100;
        for (double each : times) {
            sheet.add(CALLS, "a second", Map.of("Rubric", each * other, "other", other));
            other *= 10; // a machine that becomes quicker changes no ratio
        }
        return sheet;
    }

    private List<String> written(String file, Goal goal, Sheet... processes) throws IOException {
        Results results = new Results();
        results.add("part", List.of(new Ratio(CALLS, "Rubric", "other", goal)), List.of(processes));
        results.write(directory);
        return Files.readAllLines(directory.resolve(file));
    }

    @Test
    void aRatioIsTheMedianOfRoundsAndThenOfProcesses() throws IOException {
        List<String> lines = written(Results.RATIOS, Goal.NONE, process(2, 2, 90), process(4, 1, 4), process(3, 80, 3));
        assertEquals(
                List.of(
                        "name\tratio\tgoal\tverdict\tleast\tgreatest\tprocesses\tpart",
                        "calls: Rubric / other\t3.000\t\t\t2.000\t4.000\t3\tpart"),
                lines);
    }

    @Test
    void aReadingIsTheMedianOfRoundsAndThenOfProcesses() throws IOException {
        List<String> lines = written(Results.READINGS, Goal.NONE, process(1, 1, 1), process(1), process(1, 1, 1));
        assertEquals(3, lines.size());
        assertEquals(
                "calls\tother\ta second\t1000\t100\t1000\t3\tpart",
                lines.stream()
                        .filter(line -> line.contains("other"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void roundsThatOneOfThemHasNotRunMakeNoRatio() throws IOException {
        Sheet sheet = process(2, 2);
        sheet.add(CALLS, "a second", Map.of("Rubric", 1.0));
        assertEquals("2.000", written(Results.RATIOS, Goal.NONE, sheet).get(1).split("\t")[1]);
    }

    @Test
    void theVerdictIsAWord() throws IOException {
        assertEquals("reached", verdict(Goal.least(2)));
        assertEquals("MISSED", verdict(Goal.least(2.1)));
        assertEquals("reached", verdict(Goal.most(2)));
        assertEquals("MISSED", verdict(Goal.most(1.9)));
        assertEquals("reached", verdict(Goal.ahead()));
        assertEquals("", verdict(Goal.NONE));
    }

    private String verdict(Goal goal) throws IOException {
        return written(Results.RATIOS, goal, process(2)).get(1).split("\t")[3];
    }

    @Test
    void whatNobodyHasMeasuredIsNoResult() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> written(Results.RATIOS, Goal.NONE, new Sheet()));
        assertEquals("Nobody has measured calls: Rubric / other", refused.getMessage());
    }
}
