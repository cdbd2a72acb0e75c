package io.rubric.examples.patterns;

import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** 5. A lock: one worker an order, whoever else finds it taken gets a {@code LockNotAcquiredException}. */
@ApplicationScoped
public class Orders {

    @Inject
    LockContext lock;

    /** Runs with the lock, which is renewed as long as it takes, and given back whatever happens. */
    @Locked(value = "order:{id}", waitTime = "0s", leaseTime = "30s")
    public long process(long id, Runnable work) {
        work.run();
        return lock.fencingToken();
    }
}
