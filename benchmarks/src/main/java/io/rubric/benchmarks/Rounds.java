package io.rubric.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Benchmarks in rounds, one after the other: what disturbs the machine for a while disturbs both sides of most. */
final class Rounds {

    private final List<Map<String, Double>> measured = new ArrayList<>();
    private final Function<RunResult, String> name;

    /**
     * @param name what a result is called in the ratios
     */
    Rounds(Function<RunResult, String> name) {
        this.name = name;
    }

    /** Runs a round, and keeps what each benchmark did in a second. */
    Map<String, Double> run(OptionsBuilder options) throws RunnerException {
        Map<String, Double> round = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.verbosity(VerboseMode.SILENT).build()).run()) {
            round.put(name.apply(result), result.getPrimaryResult().getScore());
        }
        measured.add(round);
        return round;
    }

    /** Prints the median of what each benchmark did in a second. */
    void print() {
        for (String each : measured.get(0).keySet()) {
            double median =
                    Median.of(measured.stream().map(round -> round.get(each)).toList());
            System.out.printf("%-20s %8.0f a second%n", each, median);
        }
    }

    /** What each round measured, by name. */
    List<Map<String, Double>> measured() {
        return measured;
    }
}
