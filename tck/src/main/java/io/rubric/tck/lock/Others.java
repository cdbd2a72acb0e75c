package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** What other callers see: threads that run under no lock and in no transaction. */
public final class Others {

    private Others() {}

    /** What another caller gets. */
    public static <T> T get(Callable<T> call) {
        try (Background others = new Background()) {
            return Eventually.completed(others.call(call));
        }
    }

    /** True if another caller gets the lock. */
    public static boolean enter(Callable<?> call) {
        return get(() -> {
            try {
                call.call();
                return true;
            } catch (LockNotAcquiredException e) {
                assertNull(e.getCause(), e::toString);
                return false;
            }
        });
    }

    /** Another caller gets the lock. */
    public static void assertEnter(Callable<?> call) {
        assertTrue(enter(call), "another caller enters");
    }

    /** Another caller is refused because somebody has the lock. */
    public static LockNotAcquiredException assertRefused(Callable<?> call) {
        return get(() -> {
            LockNotAcquiredException refused = assertThrows(LockNotAcquiredException.class, call::call);
            assertNull(refused.getCause(), refused::toString);
            return refused;
        });
    }

    /** Returns when the thread waits. */
    static void awaitWaiting(AtomicReference<Thread> thread) {
        Eventually.holds(
                "the other caller waits",
                () -> thread.get() != null
                        && (thread.get().getState() == Thread.State.WAITING
                                || thread.get().getState() == Thread.State.TIMED_WAITING));
    }
}
