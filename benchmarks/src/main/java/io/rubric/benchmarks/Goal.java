package io.rubric.benchmarks;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * What is aimed at.
 *
 * @param text the aim in words; empty if there is none
 * @param bound the number in it; 0 if there is none
 */
public record Goal(String text, double bound, DoublePredicate reached) {

    /** No aim. */
    public static final Goal NONE = new Goal("", 0, measured -> true);

    /** As much as this, or more. */
    public static Goal least(double bound) {
        return new Goal("at least " + number(bound), bound, measured -> measured >= bound);
    }

    /** As much as this, or less. */
    public static Goal most(double bound) {
        return new Goal("at most " + number(bound), bound, measured -> measured <= bound);
    }

    /** More than the other. */
    public static Goal ahead() {
        return new Goal("above 1", 1, measured -> measured > 1);
    }

    /** Whether it was reached, in a word; empty if there is none. */
    String verdict(double measured) {
        if (text.isEmpty()) {
            return "";
        }
        return reached.test(measured) ? "reached" : "MISSED";
    }

    private static String number(double bound) {
        return String.format(Locale.ROOT, "%.10f", bound).replaceFirst("\\.?0+$", "");
    }
}
