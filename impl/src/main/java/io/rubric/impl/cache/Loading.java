package io.rubric.impl.cache;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The keys that the calling thread is loading just now: a method that asks for its own key must not wait for itself. */
final class Loading {

    @SuppressWarnings("ThreadLocalUsage") // one a cache, which a static field would mix up
    private final ThreadLocal<@Nullable Set<String>> keys = new ThreadLocal<>();

    boolean has(String key) {
        Set<String> current = keys.get();
        return current != null && current.contains(key);
    }

    <T extends @Nullable Object> T during(Collection<String> loaded, Callable<T> action) throws Exception {
        Set<String> outer = keys.get();
        Set<String> inner = new HashSet<>(loaded);
        if (outer != null) {
            inner.addAll(outer);
        }
        keys.set(inner);
        try {
            return action.call();
        } finally {
            if (outer == null) {
                keys.remove(); // the thread may be the server's and outlive the application
            } else {
                keys.set(outer);
            }
        }
    }
}
