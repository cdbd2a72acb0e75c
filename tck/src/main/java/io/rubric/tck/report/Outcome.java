package io.rubric.tck.report;

import java.util.Locale;

/** What became of a sentence on a container. */
enum Outcome {
    PASSED,
    FAILED,
    /** The container lacks what it needs. */
    NOT_APPLICABLE,
    /** Its test was left out by whoever ran the others. */
    NOT_RUN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
