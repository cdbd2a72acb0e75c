package io.rubric.benchmarks;

import java.util.Collection;
import java.util.List;

/** The one in the middle, or what is between the two in the middle: what was disturbed for a while does not move it. */
public final class Median {

    private Median() {}

    public static double of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
