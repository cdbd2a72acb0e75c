package io.rubric.impl.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells Redis what the group is done with: one message is under way, and what comes meanwhile goes together in the next. */
final class Acknowledgements {

    private static final int MOST = 500;

    private final GroupLog log;
    private final Waits waits;
    private final InHand inHand;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean pausing;
    private @Nullable CompletableFuture<Void> flushed;

    Acknowledgements(GroupLog log, Waits waits, InHand inHand) {
        this.log = log;
        this.waits = waits;
        this.inHand = inHand;
    }

    void add(String id) {
        synchronized (this) {
            waiting.add(id);
        }
        send();
    }

    /** Ends when nothing waits any more. */
    CompletionStage<?> flush() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        synchronized (this) {
            flushed = end;
        }
        send();
        return end;
    }

    private void send() {
        List<String> ids = new ArrayList<>();
        CompletableFuture<Void> end;
        synchronized (this) {
            if (sending || (pausing && flushed == null)) {
                return;
            }
            while (!waiting.isEmpty() && ids.size() < MOST) {
                ids.add(waiting.remove());
            }
            sending = !ids.isEmpty();
            end = sending ? null : flushed;
        }
        if (!ids.isEmpty()) {
            waits.answer(() -> log.acknowledge(ids)).whenComplete((done, error) -> ended(ids, error));
        } else if (end != null) {
            end.complete(null);
        }
    }

    private void ended(List<String> ids, @Nullable Throwable error) {
        boolean stops;
        synchronized (this) {
            sending = false;
            pausing = error != null;
            stops = flushed != null;
            if (error != null) {
                waiting.addAll(ids);
            }
        }
        if (error == null) {
            inHand.remove(ids);
            send();
        } else if (!stops) {
            waits.warn("Events could not be acknowledged", error);
            waits.later(Waits.PAUSE, this::resume);
        }
    }

    private void resume() {
        synchronized (this) {
            pausing = false;
        }
        send();
    }
}
