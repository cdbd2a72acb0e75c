package io.rubric.benchmarks;

/** What was aimed at, and whether it was reached, in words. */
final class Goal {

    private Goal() {}

    static String least(double goal, double measured) {
        return "(goal at least " + goal + verdict(measured >= goal);
    }

    static String most(double goal, double measured) {
        return "(goal at most " + goal + verdict(measured <= goal);
    }

    private static String verdict(boolean holds) {
        return holds ? ": holds)" : ": DOES NOT HOLD)";
    }
}
