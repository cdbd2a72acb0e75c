package io.rubric.impl.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The locks under which the calling thread runs, innermost first. */
final class Holds {

    @SuppressWarnings("ThreadLocalUsage") // one a deployment, which a static field would outlive
    private final ThreadLocal<@Nullable Deque<List<Lease>>> stack = new ThreadLocal<>();

    /** Runs an action under leases. */
    @Nullable
    Object under(List<Lease> leases, Action action) throws Exception {
        Deque<List<Lease>> holds = stack.get();
        if (holds == null) {
            holds = new ArrayDeque<>(2);
            stack.set(holds);
        }
        holds.push(leases);
        try {
            return action.run();
        } finally {
            holds.pop();
            if (holds.isEmpty()) {
                stack.remove(); // the thread is the server's and outlives the application
            }
        }
    }

    /** The innermost lock; null if there is none. */
    @Nullable
    Lease current() {
        Deque<List<Lease>> holds = stack.get();
        return holds == null ? null : holds.element().get(0);
    }

    /** The lease of a key; null if the thread does not hold it. */
    @Nullable
    Lease of(String key) {
        Deque<List<Lease>> holds = stack.get();
        return holds == null
                ? null
                : holds.stream()
                        .flatMap(List::stream)
                        .filter(lease -> lease.key().equals(key))
                        .findFirst()
                        .orElse(null);
    }

    /** What runs under leases. */
    @FunctionalInterface
    interface Action {
        @Nullable
        Object run() throws Exception;
    }
}
