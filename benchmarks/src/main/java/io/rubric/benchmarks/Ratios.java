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

/** Runs the benchmarks in rounds, one after the other, and prints the medians of the ratios of each round: what disturbs the machine for a while disturbs both sides of most. */
public final class Ratios {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    /**
     * What is compared.
     *
     * @param goal the least ratio; 0 if there is none
     */
    private record Ratio(String of, String to, double goal) {}

    private static final List<Ratio> RATIOS = List.of(
            new Ratio("rubricSpread", "getSpread", 0.8),
            new Ratio("rubricHot", "getHot", 1.2),
            new Ratio("rubricSpread", "rateLimiterSpread", 0),
            new Ratio("rubricHot", "rateLimiterHot", 0),
            new Ratio("rubricSpread", "bucket4jSpread", 1.8),
            new Ratio("rubricHot", "bucket4jHot", 15));

    private Ratios() {}

    public static void main(String[] arguments) throws Exception {
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round());
        }
        System.out.printf("%nCalls of 16 threads, medians of %d rounds%n", ROUNDS);
        for (Ratio ratio : RATIOS) {
            double median = median(rounds, round -> round.get(ratio.of()) / round.get(ratio.to()));
            System.out.printf("%-14s %6.2f times %-18s %s%n", ratio.of(), median, ratio.to(), goal(ratio));
        }
        RedisCost.print();
    }

    private static String goal(Ratio ratio) {
        return ratio.goal() == 0 ? "" : "(goal " + ratio.goal() + ")";
    }

    private static Map<String, Double> round() throws RunnerException {
        Map<String, Double> throughput = new LinkedHashMap<>();
        OptionsBuilder options = new OptionsBuilder();
        options.include(ThrottleBenchmark.class.getName()).verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getPrimaryResult().getLabel();
            throughput.put(name, result.getPrimaryResult().getScore());
            System.out.printf(
                    "%-20s %8.0f calls a second%n",
                    name, result.getPrimaryResult().getScore());
        }
        return throughput;
    }

    private static double median(List<Map<String, Double>> rounds, Function<Map<String, Double>, Double> ratio) {
        List<Double> sorted = rounds.stream().map(ratio).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
