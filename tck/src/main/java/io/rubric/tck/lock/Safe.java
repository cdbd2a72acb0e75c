package io.rubric.tck.lock;

import io.rubric.lock.LockName;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Locks by hand, beside the methods that have their names. */
@ApplicationScoped
public class Safe {

    @Inject
    @LockName("tck-safe")
    Locks locks;

    @Inject
    @LockName("tck-safe-patient")
    Locks patient;

    @Inject
    @LockName("tck-safe-pair")
    Locks pairs;

    @Inject
    @LockName("tck-configured")
    Locks configured;

    public Locks locks() {
        return locks;
    }

    public Locks patient() {
        return patient;
    }

    public Locks pairs() {
        return pairs;
    }

    public Locks configured() {
        return configured;
    }

    @Locked(name = "tck-safe", value = "tck-safe:{key}", waitTime = "0s")
    public <T> T now(String key, Supplier<T> work) {
        return work.get();
    }

    @Locked(name = "tck-safe-patient", value = "tck-safe:{key}", waitTime = "1m")
    public <T> T waiting(String key, Supplier<T> work) {
        return work.get();
    }

    @Locked(name = "tck-safe-pair", value = "tck-safe:{one}:{two}", waitTime = "0s")
    public <T> T pair(String one, int two, Supplier<T> work) {
        return work.get();
    }
}
