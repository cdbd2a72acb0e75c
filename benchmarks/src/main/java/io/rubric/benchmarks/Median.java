package io.rubric.benchmarks;

import java.util.Collection;
import java.util.List;

/** The one in the middle: what was disturbed for a while does not move it. */
public final class Median {

    private Median() {}

    public static double of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
