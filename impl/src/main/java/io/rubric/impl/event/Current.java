package io.rubric.impl.event;

import org.jspecify.annotations.Nullable;

/** What the calling thread is about while it does something; afterwards it is about what it was before. */
final class Current<T> {

    @SuppressWarnings("ThreadLocalUsage") // one a deployment, which a static field would outlive
    private final ThreadLocal<@Nullable T> value = new ThreadLocal<>();

    /** Null: about nothing. */
    @Nullable
    T get() {
        return value.get();
    }

    void in(@Nullable T now, Runnable action) {
        T before = value.get();
        set(now);
        try {
            action.run();
        } finally {
            set(before);
        }
    }

    /** A thread of the container keeps nothing of ours. */
    private void set(@Nullable T now) {
        if (now == null) {
            value.remove();
        } else {
            value.set(now);
        }
    }
}
