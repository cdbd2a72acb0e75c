package io.rubric.impl.event;

/** How many events led to what the calling thread is doing: an event fired in answer to another node's is one hop further. */
final class Hops {

    /** Answers to answers end here. */
    static final int MOST = 8;

    @SuppressWarnings("ThreadLocalUsage") // one a deployment, which a static field would outlive
    private final ThreadLocal<Integer> current = new ThreadLocal<>();

    int current() {
        Integer hops = current.get();
        return hops == null ? 0 : hops;
    }

    /** Runs what is done in answer to an event. */
    void in(int hops, Runnable action) {
        Integer before = current.get();
        current.set(hops);
        try {
            action.run();
        } finally {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        }
    }
}
