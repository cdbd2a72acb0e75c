package io.rubric.impl;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Warns of something that may happen with every call: the first time, and then at most once a minute. */
public final class Rarely {

    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final System.Logger log;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /**
     * @param log where the warnings go
     */
    public Rarely(System.Logger log) {
        this.log = log;
    }

    /** Warns, or says it to those who debug. */
    public void warn(Supplier<String> message, @Nullable Throwable cause) {
        long now = System.nanoTime();
        long due = next.get();
        boolean loud = now - due >= 0 && next.compareAndSet(due, now + PAUSE);
        log.log(loud ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG, message, cause);
    }
}
