package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.throttle.ThrottledException;

/** Calls that a limit may refuse. */
final class Refused {

    private Refused() {}

    /** The call is refused. */
    static ThrottledException by(Runnable call) {
        return assertThrows(ThrottledException.class, call::run);
    }

    /** So many calls are allowed, and the next is refused. */
    static ThrottledException after(int calls, Runnable call) {
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return by(call);
    }

    /** True if the call is allowed. */
    static boolean passes(Runnable call) {
        try {
            call.run();
            return true;
        } catch (ThrottledException e) {
            return false;
        }
    }
}
