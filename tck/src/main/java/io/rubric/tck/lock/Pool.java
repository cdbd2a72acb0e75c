package io.rubric.tck.lock;

import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import io.rubric.lock.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Methods with permits, whose work the test gives them. */
@ApplicationScoped
public class Pool {

    private static final String KEY = "tck-pool:{key}";

    @Permits(value = KEY, limit = 2, waitTime = "0s")
    public <T> T two(String key, Supplier<T> work) {
        return work.get();
    }

    @Permits(value = KEY, limit = 1, waitTime = "0s")
    public <T> T one(String key, Supplier<T> work) {
        return work.get();
    }

    @Permits(limit = 1, waitTime = "0s")
    public <T> T ofMethod(String parameter, Supplier<T> work) {
        return work.get();
    }

    @Permits(value = KEY, limit = 1, waitTime = "1m")
    public <T> T waiting(String key, Supplier<T> work) {
        return work.get();
    }

    @Permits(value = KEY, limit = 1, onContention = OnContention.SKIP)
    public <T> T skipped(String key, Supplier<T> work) {
        return work.get();
    }

    @Permits(name = "tck-pool-named", value = KEY, limit = 100, waitTime = "0s")
    public <T> T named(String key, Supplier<T> work) {
        return work.get();
    }

    @Permits(value = KEY, limit = 1, waitTime = "0s")
    public <T> CompletionStage<T> stage(String key, Supplier<CompletionStage<T>> work) {
        return work.get();
    }

    @Locked(value = KEY, waitTime = "0s")
    public <T> T locked(String key, Supplier<T> work) {
        return work.get();
    }

    @Permits(value = KEY, limit = 1, waitTime = "1m")
    @Locked(value = KEY, waitTime = "1m")
    public <T> T permitAndLock(String key, Supplier<T> work) {
        return work.get();
    }

    /** On the type. */
    @ApplicationScoped
    @Permits(value = "tck-pool-typed", limit = 1, waitTime = "0s")
    public static class Typed {

        public <T> T first(Supplier<T> work) {
            return work.get();
        }

        public <T> T second(Supplier<T> work) {
            return work.get();
        }

        @Permits(value = "tck-pool-own", limit = 1, waitTime = "0s")
        public <T> T own(Supplier<T> work) {
            return work.get();
        }
    }
}
