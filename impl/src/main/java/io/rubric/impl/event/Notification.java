package io.rubric.impl.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An event and those observers of this node that are to be called with it. What one throws harms no other; who has returned is not called again. */
final class Notification {

    private static final System.Logger LOG = System.getLogger(Notification.class.getName());

    private final Occurrence event;
    private final String group;
    private final TopicTally tally;
    private final Set<Observation> done = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Throwable failure;

    /**
     * @param group whose observers are called; empty for a broadcast event: all
     * @param tally of the topic
     */
    Notification(Occurrence event, String group, TopicTally tally) {
        this.event = event;
        this.group = group;
        this.tally = tally;
    }

    Occurrence event() {
        return event;
    }

    /** An observer fires events of its own on the same thread; they are others. */
    boolean isOf(Object payload) {
        return event.payload() == payload;
    }

    boolean isFor(String itsGroup) {
        return group.isEmpty() || group.equals(itsGroup);
    }

    /** Calls an observer, unless it has returned before. */
    void call(Observation observer, Runnable call) {
        if (done.contains(observer)) {
            return;
        }
        try {
            call.run();
            done.add(observer);
        } catch (Throwable e) { // also a StackOverflowError: the others must be called
            failed(e);
        }
    }

    /** Something else than an observer of ours has thrown. */
    void failed(Throwable error) {
        failure = error;
        tally.failed();
        LOG.log(System.Logger.Level.WARNING, "Topic \"" + event.topic() + "\": an observer failed", error);
        if (error instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one of them has thrown since the last time; null if none has. */
    @Nullable
    Throwable takeFailure() {
        Throwable current = failure;
        failure = null;
        return current;
    }
}
