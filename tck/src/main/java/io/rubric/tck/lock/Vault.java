package io.rubric.tck.lock;

import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Locked methods whose work the test gives them. */
@ApplicationScoped
public class Vault {

    /** Does not wait. */
    @Locked(value = "tck-vault:{key}", waitTime = "0s")
    public <T> T now(String key, Supplier<T> work) {
        return work.get();
    }

    /** Waits longer than any test. */
    @Locked(value = "tck-vault:{key}", waitTime = "1m")
    public <T> T waiting(String key, Supplier<T> work) {
        return work.get();
    }

    /** Waits, but not long. */
    @Locked(value = "tck-vault:{key}", waitTime = "200ms")
    public <T> T patient(String key, Supplier<T> work) {
        return work.get();
    }

    /** Holds the lock until the stage completes. */
    @Locked(value = "tck-vault:{key}", waitTime = "0s")
    public <T> CompletionStage<T> stage(String key, Supplier<CompletionStage<T>> work) {
        return work.get();
    }

    /** The shortest lease there is. */
    @Locked(value = "tck-vault:{key}", waitTime = "0s", leaseTime = "1s")
    public <T> T shortLease(String key, Supplier<T> work) {
        return work.get();
    }

    /** Two keys, at once or not at all. */
    @Locked(
            value = {"tck-vault:{one}", "tck-vault:{two}"},
            waitTime = "0s")
    public <T> T both(String one, String two, Supplier<T> work) {
        return work.get();
    }

    /** Two keys, with patience. */
    @Locked(
            value = {"tck-vault:{one}", "tck-vault:{two}"},
            waitTime = "1m")
    public <T> T bothWaiting(String one, String two, Supplier<T> work) {
        return work.get();
    }
}
