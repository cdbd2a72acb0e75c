package io.rubric.impl.event;

/** How many events led to what the calling thread is doing: an event fired in answer to another node's is one hop further. */
final class Hops {

    /** Answers to answers end here. */
    static final int MOST = 8;

    private final Current<Integer> current = new Current<>();

    int current() {
        Integer hops = current.get();
        return hops == null ? 0 : hops;
    }

    /** Runs what is done in answer to an event. */
    void in(int hops, Runnable action) {
        current.in(hops, action);
    }
}
