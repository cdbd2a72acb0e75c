package io.rubric.tck.lock;

import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Another bean with the same keys; on its type a lock of another name. */
@ApplicationScoped
@Locked(value = "tck-other-vault", waitTime = "0s")
class OtherVault {

    @Locked(value = "tck-vault:{id}", waitTime = "0s")
    <T> T sameKey(String id, Supplier<T> work) {
        return work.get();
    }

    <T> T first(Supplier<T> work) {
        return work.get();
    }

    <T> T second(Supplier<T> work) {
        return work.get();
    }

    /** Methods without a template. */
    @ApplicationScoped
    static class Plain {

        @Locked(waitTime = "0s")
        <T> T first(String parameter, Supplier<T> work) {
            return work.get();
        }

        @Locked(waitTime = "0s")
        <T> T second(String parameter, Supplier<T> work) {
            return work.get();
        }
    }
}
