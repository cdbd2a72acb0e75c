package io.rubric.benchmarks;

import java.util.function.DoublePredicate;

/**
 * What is aimed at.
 *
 * @param text the aim in words; empty if there is none
 */
record Goal(String text, DoublePredicate reached) {

    static final Goal NONE = new Goal("", measured -> true);

    static Goal least(double goal) {
        return new Goal("at least " + goal, measured -> measured >= goal);
    }

    static Goal most(double goal) {
        return new Goal("at most " + goal, measured -> measured <= goal);
    }

    /** Whether it was reached, in words. */
    String verdict(double measured) {
        return text.isEmpty() ? "" : "(goal " + text + (reached.test(measured) ? ": holds)" : ": DOES NOT HOLD)");
    }
}
