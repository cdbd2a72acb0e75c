package io.rubric.throttle;

/** What becomes of a call that is over its limit. */
public enum OnLimit {

    /** It fails at once with a {@link ThrottledException}. */
    REJECT,

    /**
     * It takes its place and waits until its time has come: callers are served in the order in which Redis has heard of them, and nobody asks twice. If that
     * would take longer than {@link Throttled#maxWait()} it fails at once and takes no place. A caller who is interrupted, or cancels the stage, gives the place back.
     */
    WAIT,

    /**
     * The method is not called, and returns what stands for nothing: {@code null}, an empty {@code Optional}, collection, map, stream or array, or a stage of it. A method that returns a primitive is
     * wrong at deployment.
     */
    SKIP
}
