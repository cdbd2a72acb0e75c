package io.rubric.throttle;

/** What becomes of a call while Redis does not answer. */
public enum OnFailure {

    /** As {@code rubric.throttle.on-failure} says [LOCAL]. */
    INHERIT,

    /** Each node limits by the same numbers on its own, until Redis answers again. */
    LOCAL,

    /** It is allowed. */
    ALLOW,

    /** It fails with a {@link ThrottledException} for the reason {@link ThrottledException.Reason#BACKEND}. */
    DENY
}
