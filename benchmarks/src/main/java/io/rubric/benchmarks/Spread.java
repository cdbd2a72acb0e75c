package io.rubric.benchmarks;

import java.util.Collection;
import java.util.List;

/**
 * Some values of one thing, one a process.
 *
 * @param median of them
 * @param least of them
 * @param greatest of them
 * @param values how many
 */
record Spread(double median, double least, double greatest, int values) {

    static Spread of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(Median.of(sorted), sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }
}
