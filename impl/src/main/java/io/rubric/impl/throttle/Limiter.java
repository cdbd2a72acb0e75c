package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Verdict.Answer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where the state of limits is. */
interface Limiter {

    /**
     * Takes of all limits or of none, for several calls that are alike. A refusal takes nothing.
     *
     * @param calls how many; one after the other in their order
     * @return for each call its verdict; those behind one that is refused may be missing and have the same
     */
    CompletionStage<List<Verdict>> take(List<Demand> demands, int calls);

    /** How a call stands with a limit; takes nothing. */
    CompletionStage<Answer> peek(Demand demand);

    /** Gives back what these answers of an allowed call have taken; never more than would be there without it. */
    CompletionStage<?> give(List<Answer> taken);

    /** Forgets what was taken. */
    CompletionStage<?> reset(StateKey key);
}
