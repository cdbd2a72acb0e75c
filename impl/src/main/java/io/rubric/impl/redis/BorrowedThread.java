package io.rubric.impl.redis;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Supplier;

/**
 * A thread of the container, which outlives the application. Netty keeps values in it whose class holds the application's class loader, so it is
 * given back as it was found. Where Netty is the container's own and has values in the thread already, they stay.
 */
public final class BorrowedThread {

    private BorrowedThread() {}

    /** Runs an action that may reach Redis. */
    public static void lend(Runnable action) {
        lend(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    static <T> T lend(Supplier<? extends T> action) {
        boolean clean = FastThreadLocal.size() == 0;
        try {
            return action.get();
        } finally {
            if (clean) {
                FastThreadLocal.removeAll();
            }
        }
    }
}
