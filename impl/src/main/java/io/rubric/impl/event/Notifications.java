package io.rubric.impl.event;

import org.jspecify.annotations.Nullable;

/** Which event the calling thread is delivering: what CDI calls an observer with tells neither a group nor an attempt. */
final class Notifications {

    private final Current<Notification> current = new Current<>();

    /** The delivery of this payload; null if the application has fired it itself. */
    @Nullable
    Notification of(Object payload) {
        Notification notification = current.get();
        return notification != null && notification.isOf(payload) ? notification : null;
    }

    /** Calls an observer: what it fires is its own, though it may be the very payload that it was called with. */
    void aside(Runnable call) {
        current.in(null, call);
    }

    void in(Notification notification, Runnable action) {
        current.in(notification, action);
    }
}
