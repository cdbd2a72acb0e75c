package io.rubric.impl.lock;

import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.lock.Hold;
import io.rubric.lock.LockContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** The injected context: that of the calling thread. */
final class CurrentLock implements LockContext {

    private final Holds holds;
    private final ApplicationExecutor executor;
    private final Duration timeout;

    CurrentLock(Holds holds, ApplicationExecutor executor, Duration timeout) {
        this.holds = holds;
        this.executor = executor;
        this.timeout = timeout;
    }

    @Override
    public boolean isHeld() {
        return holds.current() != null;
    }

    @Override
    public String name() {
        return current().name();
    }

    @Override
    public String key() {
        return current().key();
    }

    @Override
    public long fencingToken() {
        return current().fencingToken();
    }

    @Override
    public boolean isValid() {
        return current().isValid();
    }

    @Override
    public boolean verify() {
        return current().verify();
    }

    @Override
    public Duration remaining() {
        return current().remaining();
    }

    @Override
    public void extend(Duration time) {
        current().extend(time);
    }

    @Override
    public void onLost(Runnable action) {
        current().onLost(action);
    }

    @Override
    public Runnable contextual(Runnable action) {
        return current().contextual(action);
    }

    @Override
    public <T> Callable<T> contextual(Callable<T> action) {
        return current().contextual(action);
    }

    @Override
    public Executor contextual(Executor other) {
        return current().contextual(other);
    }

    private Hold current() {
        Frame frame = holds.current();
        if (frame == null) {
            throw new IllegalStateException("The calling thread is not in a @Locked or @Permits method, or locks are"
                    + " switched off (rubric.lock.enabled)");
        }
        return new LeaseHold(frame.name(), frame.leases().get(0), Holds.all(), executor, timeout);
    }
}
