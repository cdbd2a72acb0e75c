package io.rubric.benchmarks;

import java.util.List;
import java.util.Map;

/** What is compared. */
record Ratio(String of, String to, Goal goal) {

    /**
     * Prints the median of the ratios of each round, and the least and the greatest.
     *
     * @param rounds what each measured by name
     */
    void print(List<Map<String, Double>> rounds) {
        List<Double> sorted = rounds.stream()
                .map(round -> round.get(of) / round.get(to))
                .sorted()
                .toList();
        double median = Median.of(sorted);
        System.out.printf(
                "%-20s %6.2f times %-20s (%.2f to %.2f) %s%n",
                of, median, to, sorted.get(0), sorted.get(sorted.size() - 1), goal.verdict(median));
    }
}
