package io.rubric.impl.lock;

import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.lock.Hold;
import io.rubric.lock.LockLostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A lease as its holder sees it. */
class LeaseHold implements Hold {

    private static final System.Logger LOG = System.getLogger(LeaseHold.class.getName());

    private final String name;
    private final Lease lease;
    private final @Nullable Frame frame;
    private final ApplicationExecutor executor;
    private final Duration timeout;

    /**
     * @param frame what contextual actions run under
     * @param timeout how long Redis may take to answer
     */
    LeaseHold(String name, Lease lease, @Nullable Frame frame, ApplicationExecutor executor, Duration timeout) {
        this.name = name;
        this.lease = lease;
        this.frame = frame;
        this.executor = executor;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String key() {
        return lease.key().key();
    }

    @Override
    public long fencingToken() {
        if (lease.fence() == 0) {
            throw new UnsupportedOperationException(
                    "Permits have no fencing token, nor have locks with rubric.lock.engine=redisson");
        }
        return lease.fence();
    }

    @Override
    public boolean isValid() {
        return lease.isValid();
    }

    @Override
    public boolean verify() {
        return answer(lease.verify());
    }

    @Override
    public Duration remaining() {
        return lease.remaining();
    }

    @Override
    public void extend(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(time + "; write a time greater than zero");
        }
        if (!answer(lease.extend(time))) {
            LockLostException loss = lease.loss();
            throw loss != null ? loss : new IllegalStateException("The lock has been given back");
        }
    }

    @Override
    public void onLost(Runnable action) {
        lease.onLost(() -> {
            try {
                executor.execute(action);
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "The application stops, and nobody is told of a loss", e);
            }
        });
    }

    @Override
    public Runnable contextual(Runnable action) {
        return () -> Holds.run(frame, action);
    }

    @Override
    public <T> Callable<T> contextual(Callable<T> action) {
        return () -> Holds.in(frame, action);
    }

    @Override
    public Executor contextual(Executor other) {
        return task -> other.execute(contextual(task));
    }

    /** Waits for an answer. */
    <T> T answer(CompletionStage<T> stage) {
        return Answers.await(stage, timeout, "Nothing is known of lock \"" + key() + "\"");
    }
}
