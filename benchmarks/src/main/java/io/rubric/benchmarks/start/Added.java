package io.rubric.benchmarks.start;

import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Rubric adds to a deployment: the same beans with it and without, and the half second that it may take. */
final class Added {

    private static final String WITH = "with Rubric";
    private static final String WITHOUT = "without";
    private static final String ADDED = "added by Rubric";
    private static final String ALLOWED = "500 ms";

    private Added() {}

    /** Notes a round. */
    static void note(Sheet sheet, String comparison, double with, double without) {
        Map<String, Double> round = new LinkedHashMap<>();
        round.put(WITHOUT, without);
        round.put(WITH, with);
        round.put(ADDED, with - without);
        round.put(ALLOWED, 500.0);
        sheet.add(comparison, "ms", round);
    }

    static List<Ratio> ratios(String comparison) {
        return List.of(new Ratio(comparison, ADDED, ALLOWED, Goal.most(1)), new Ratio(comparison, WITH, WITHOUT));
    }
}
