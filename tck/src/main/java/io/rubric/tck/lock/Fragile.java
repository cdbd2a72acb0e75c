package io.rubric.tck.lock;

import io.rubric.lock.Locked;
import io.rubric.lock.OnLost;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** Methods that lose their lock. */
@ApplicationScoped
public class Fragile {

    private static final String KEY = "tck-fragile:{key}";

    @Locked(value = KEY, waitTime = "0s")
    public <T> T fail(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    @Locked(value = KEY, waitTime = "0s", leaseTime = "1s")
    public <T> T renewed(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    @Locked(value = KEY, waitTime = "0s", leaseTime = "1s", renew = false)
    public <T> T expires(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    @Locked(value = KEY, waitTime = "0s", leaseTime = "1s", onLost = OnLost.INTERRUPT)
    public <T> T interrupted(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    @Locked(value = KEY, waitTime = "0s", onLost = OnLost.WARN)
    public <T> T warned(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    @Locked(value = KEY, waitTime = "0s")
    public <T> CompletionStage<T> stage(String key, Callable<CompletionStage<T>> work) throws Exception {
        return work.call();
    }

    @Locked(value = KEY, waitTime = "0s", leaseTime = "1s", onLost = OnLost.INTERRUPT)
    public <T> CompletionStage<T> cancelled(String key, Callable<CompletionStage<T>> work) throws Exception {
        return work.call();
    }
}
