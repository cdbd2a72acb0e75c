package io.rubric.tck.node;

import io.rubric.tck.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A lock that is held by a stage, without a thread, until it is closed. */
final class Held implements AutoCloseable {

    private final CompletableFuture<String> release = new CompletableFuture<>();
    private final CompletionStage<String> stage;

    private Held(Work work, String key) {
        CountDownLatch held = new CountDownLatch(1);
        stage = work.hold(key, () -> {
            held.countDown();
            return release;
        });
        Eventually.opened(held);
    }

    /** Returns when the lock is held. */
    static Held by(Work work, String key) {
        return new Held(work, key);
    }

    /** Returns when the lock has been given back. */
    @Override
    public void close() {
        release.complete("released");
        Eventually.completed(stage);
    }
}
