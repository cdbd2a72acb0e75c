package io.rubric.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Limits: one allowed call of 16 threads, and what it costs Redis. */
final class ThrottleRatios {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private static final List<Ratio> RATIOS = List.of(
            new Ratio("rubricSpread", "getSpread", Goal.least(0.8)),
            new Ratio("rubricHot", "getHot", Goal.least(1.2)),
            new Ratio("rubricSpread", "rateLimiterSpread", Goal.NONE),
            new Ratio("rubricHot", "rateLimiterHot", Goal.NONE),
            new Ratio("rubricSpread", "bucket4jSpread", Goal.least(1.8)),
            new Ratio("rubricHot", "bucket4jHot", Goal.least(15)));

    private ThrottleRatios() {}

    static void print() throws Exception {
        Rounds rounds = new Rounds(result -> result.getPrimaryResult().getLabel());
        for (int i = 0; i < ROUNDS; i++) {
            OptionsBuilder options = new OptionsBuilder();
            options.include(ThrottleBenchmark.class.getName());
            rounds.run(options);
        }
        System.out.printf("%nCalls of 16 threads, medians of %d rounds%n", ROUNDS);
        rounds.print();
        RATIOS.forEach(ratio -> ratio.print(rounds.measured()));
        RedisCost.print();
    }
}
