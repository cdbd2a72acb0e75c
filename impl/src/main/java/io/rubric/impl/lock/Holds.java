package io.rubric.impl.lock;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The locks under which the application's calls run. */
final class Holds {

    /** Of all applications that share this class, as containers ask for it without saying which. It is empty when no call runs under a lock. */
    private static final ThreadLocal<@Nullable Frame> CURRENT = new ThreadLocal<>();

    /** All under which the calling thread runs, of whatever application. */
    static @Nullable Frame all() {
        return CURRENT.get();
    }

    /** Runs an action under those of a frame instead of the thread's own; under none if it is null. */
    static <T> T in(@Nullable Frame frame, Callable<T> action) throws Exception {
        Frame before = enter(frame);
        try {
            return action.call();
        } finally {
            enter(before);
        }
    }

    /** As {@link #in}, for what throws nothing that must be declared. */
    static void run(@Nullable Frame frame, Runnable action) {
        Frame before = enter(frame);
        try {
            action.run();
        } finally {
            enter(before);
        }
    }

    /** Makes a frame that of the calling thread, and returns what it had. */
    static @Nullable Frame enter(@Nullable Frame frame) {
        Frame before = CURRENT.get();
        if (frame == null) {
            CURRENT.remove(); // the thread is the server's and outlives the application
        } else {
            CURRENT.set(frame);
        }
        return before;
    }

    /** The innermost method's; null if there is none. */
    @Nullable
    Frame current() {
        Frame frame = CURRENT.get();
        while (frame != null && (frame.holds() != this || frame.isOver())) {
            frame = frame.outer();
        }
        return frame;
    }

    /** The lease of a lock that the calling thread runs under, and that has not been given back; null if there is none. */
    @Nullable
    Lease of(LockKey key) {
        return CURRENT.get() == null
                ? null
                : frames().flatMap(frame -> frame.leases().stream())
                        .filter(lease -> lease.isOf(key))
                        .findFirst()
                        .orElse(null);
    }

    /** All leases that the calling thread runs under. */
    List<Lease> leases() {
        return frames().flatMap(frame -> frame.leases().stream()).distinct().toList();
    }

    private Stream<Frame> frames() {
        return Stream.iterate(CURRENT.get(), Objects::nonNull, Frame::outer).filter(frame -> frame.holds() == this);
    }
}
