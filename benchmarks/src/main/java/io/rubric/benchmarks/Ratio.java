package io.rubric.benchmarks;

/**
 * Two contenders of one comparison.
 *
 * @param comparison what both do
 * @param of the name of one, most often ours
 * @param to the name of the other, or of a constant that a goal names
 */
public record Ratio(String comparison, String of, String to, Goal goal) {

    /** A ratio without a goal: a fact. */
    public Ratio(String comparison, String of, String to) {
        this(comparison, of, to, Goal.NONE);
    }

    /** What the ratio is called in tables. */
    String name() {
        return comparison + ": " + of + " / " + to;
    }
}
