package io.rubric.tck.lock;

import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/** Another caller that holds a lock until it is closed. */
final class Holder implements AutoCloseable {

    private final Background thread = new Background();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Boolean> done;

    /** Returns when the lock is held.
     *
     * @param method calls the locked method with the given work
     */
    Holder(Function<Supplier<Boolean>, Boolean> method) {
        CountDownLatch held = new CountDownLatch(1);
        done = thread.call(() -> method.apply(() -> {
            held.countDown();
            Eventually.opened(release);
            return true;
        }));
        done.whenComplete((value, e) -> held.countDown());
        Eventually.opened(held);
    }

    /** Lets the other caller go on, and returns when it has left the locked method. */
    @Override
    public void close() {
        release.countDown();
        Eventually.completed(done);
        thread.close();
    }
}
