package io.rubric.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Contenders in turns, a short slice each, and again: what disturbs the machine for a while disturbs both sides of most ratios. Each runs for a while before the first round, to get
 * warm.
 */
public final class Slices {

    private final Effort effort;

    /**
     * @param effort how long, and how often
     */
    public Slices(Effort effort) {
        this.effort = effort;
    }

    /** Measures how often a second each contender is done with it. */
    public void compare(Sheet sheet, String comparison, int threads, Map<String, Contender> contenders)
            throws RunnerException {
        for (Contender each : contenders.values()) {
            slice(each, threads, effort.warmUp());
        }
        for (int i = 0; i < effort.rounds(); i++) {
            Map<String, Double> round = new LinkedHashMap<>();
            for (Map.Entry<String, Contender> each : contenders.entrySet()) {
                round.put(each.getKey(), slice(each.getValue(), threads, effort.slice()));
            }
            sheet.add(comparison, "a second", round);
        }
    }

    /** How often a second a contender is done with it, for a while. */
    public double slice(Contender contender, int threads, Duration time) throws RunnerException {
        Calls.CALLED.set(contender);
        OptionsBuilder options = new OptionsBuilder();
        options.include(Calls.class.getName())
                .threads(threads)
                .forks(0)
                .syncIterations(false)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(time.toMillis()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
    }
}
