package io.rubric.benchmarks;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param forks processes for each part
 * @param rounds in each of them
 * @param warmUp how long each contender runs before the first
 * @param slice how long each contender runs in a round
 */
public record Effort(int forks, int rounds, Duration warmUp, Duration slice) {

    /** What the report is written from. */
    static final Effort FULL = new Effort(2, 5, Duration.ofSeconds(2), Duration.ofMillis(300));

    /** For use during work: in five minutes, and rough. */
    static final Effort QUICK = new Effort(1, 3, Duration.ofSeconds(1), Duration.ofMillis(200));

    /** For a test: whether everything runs. */
    static final Effort ONCE = new Effort(1, 1, Duration.ofMillis(20), Duration.ofMillis(20));

    static Effort of(boolean quick) {
        return quick ? QUICK : FULL;
    }

    /** The same, for what takes longer to get warm. */
    public Effort warmer() {
        return new Effort(forks, rounds, warmUp.multipliedBy(3), slice);
    }
}
