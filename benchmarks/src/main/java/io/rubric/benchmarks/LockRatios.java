package io.rubric.benchmarks;

import static io.rubric.benchmarks.LockPeer.GET;
import static io.rubric.benchmarks.LockPeer.RFENCEDLOCK;
import static io.rubric.benchmarks.LockPeer.RLOCK;
import static io.rubric.benchmarks.LockPeer.RUBRIC;
import static io.rubric.benchmarks.LockPeer.SHEDLOCK;
import static io.rubric.benchmarks.LockPeer.SPRING_PUBSUB;
import static io.rubric.benchmarks.LockPeer.SPRING_SPIN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Locks: pairs of taking and giving back that nobody else wants, one key of two nodes, and what a pair costs Redis. */
final class LockRatios {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int PAIRS = 2_000;
    private static final String SPRING = "better of SPRING";

    private LockRatios() {}

    static void print() throws Exception {
        round(new Rounds(LockRatios::name), 16); // to warm up
        Rounds one = new Rounds(LockRatios::name);
        Rounds many = new Rounds(LockRatios::name);
        for (int i = 0; i < ROUNDS; i++) {
            round(one, 1);
            round(many, 16);
        }
        print("one thread", one, Goal.NONE, Goal.NONE);
        print("16 threads, each with a key of its own", many, Goal.least(2.0), Goal.least(1.0));
        LockContention.print();
        printCost();
    }

    /** Short slices in one JVM, which is warm after the first: peers are measured seconds apart. */
    private static void round(Rounds rounds, int threads) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(LockBenchmark.class.getName())
                .threads(threads)
                .forks(0)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(500));
        Map<String, Double> round = rounds.run(options);
        round.put(SPRING, Math.max(round.get(SPRING_SPIN.name()), round.get(SPRING_PUBSUB.name())));
    }

    private static void printCost() throws Exception {
        System.out.printf("%nWhat Redis does for a pair of 16 threads, each with a key of its own%n");
        Map<String, Double> cpu = new HashMap<>();
        for (LockPeer peer : LockPeer.values()) {
            LockCost cost = LockCost.of(peer, PAIRS);
            cost.print(peer.name());
            cpu.put(peer.name(), cost.cpu());
        }
        new Ratio(RUBRIC.name(), RLOCK.name(), Goal.NONE).print(List.of(cpu));
    }

    private static String name(RunResult result) {
        return result.getParams().getParam("peer");
    }

    private static void print(String what, Rounds rounds, Goal toRLock, Goal toSpring) {
        System.out.printf("%nLock and release of %s, medians of %d rounds%n", what, ROUNDS);
        rounds.print();
        List.of(
                        new Ratio(RUBRIC.name(), RLOCK.name(), toRLock),
                        new Ratio(RUBRIC.name(), RFENCEDLOCK.name(), Goal.NONE),
                        new Ratio(RUBRIC.name(), SPRING, toSpring),
                        new Ratio(RUBRIC.name(), SHEDLOCK.name(), Goal.NONE),
                        new Ratio(RUBRIC.name(), GET.name(), Goal.NONE))
                .forEach(ratio -> ratio.print(rounds.measured()));
    }
}
