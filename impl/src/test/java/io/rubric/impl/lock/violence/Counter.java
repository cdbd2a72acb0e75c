package io.rubric.impl.lock.violence;

import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** What the application does under the lock, and the same without it. */
@ApplicationScoped
public class Counter {

    /** The lease in seconds. */
    static final int LEASE = 1;

    /** Whoever is stopped for longer than this may have lost its lock. */
    static final long LEASE_NANOS = LEASE * 1_000_000_000L;

    @Inject
    LockContext lock;

    @Locked(value = "counter:{key}", leaseTime = LEASE + "s", waitTime = "5s")
    public void locked(String key, Visit visit) throws SQLException {
        visit.run(lock.fencingToken(), lock::isValid);
    }

    /** A lock that excludes nobody, and believes that all is well. */
    public void unlocked(String key, Visit visit) throws SQLException {
        visit.run(System.nanoTime(), () -> true);
    }

    /** What is done once. */
    @FunctionalInterface
    public interface Visit {
        void run(long token, BooleanSupplier valid) throws SQLException;
    }
}
