package io.rubric.impl.event;

import org.jspecify.annotations.Nullable;

/** Which event the calling thread is delivering: what CDI calls an observer with tells neither a group nor an attempt. */
final class Notifications {

    @SuppressWarnings("ThreadLocalUsage") // one a deployment, which a static field would outlive
    private final ThreadLocal<Notification> current = new ThreadLocal<>();

    /** The delivery of this payload; null if the application has fired it itself. */
    @Nullable
    Notification of(Object payload) {
        Notification notification = current.get();
        return notification != null && notification.isOf(payload) ? notification : null;
    }

    /** Calls an observer: what it fires is its own, though it may be the very payload that it was called with. */
    void aside(Runnable call) {
        Notification notification = current.get();
        current.remove();
        try {
            call.run();
        } finally {
            current.set(notification);
        }
    }

    void in(Notification notification, Runnable action) {
        Notification before = current.get();
        current.set(notification);
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
