package io.rubric.benchmarks.start;

import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Rubric adds to a deployment of the same beans, in milliseconds.
 *
 * @param without with the annotations alone, which bind nothing then
 * @param redisson with Redisson besides
 * @param with with Rubric
 */
record Added(double without, double redisson, double with) {

    private static final String WITHOUT = "without Rubric";
    private static final String REDISSON = "without Rubric, with Redisson";
    private static final String WITH = "with Rubric";
    private static final String ADDED = "added by Rubric";
    private static final String ALLOWED = "500 ms";

    /** Notes it as a round. */
    void note(Sheet sheet, String comparison) {
        Map<String, Double> round = new LinkedHashMap<>();
        round.put(WITHOUT, without);
        round.put(REDISSON, redisson);
        round.put(WITH, with);
        round.put(ADDED, with - without);
        round.put(ALLOWED, 500.0);
        sheet.add(comparison, "ms", round);
    }

    static List<Ratio> ratios(String comparison) {
        return List.of(
                new Ratio(comparison, ADDED, ALLOWED, Goal.most(1)),
                new Ratio(comparison, WITH, WITHOUT),
                new Ratio(comparison, WITH, REDISSON));
    }
}
