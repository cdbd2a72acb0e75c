package io.rubric.impl.throttle;

import io.rubric.impl.context.Caller;
import io.rubric.impl.throttle.Gate.Next;

/** Notes on the request of a call how it has been decided, where its answer is to tell. */
final class Announcer {

    private final Caller caller;
    private final Told told;

    Announcer(Caller caller, Told told) {
        this.caller = caller;
        this.told = told;
    }

    /** To be asked on the caller's own thread, which alone knows the request; the verdict may come on another. */
    Next noting(Next next) {
        if (!told.onAll()) {
            return next;
        }
        Standings standings = caller.attribute(Standings.ATTRIBUTE, Standings.class, Standings::new);
        if (standings == null) {
            return next;
        }
        return passage -> {
            standings.add(passage.verdict());
            return next.then(passage);
        };
    }
}
