package io.rubric.tck.node;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The locks that both nodes have. What is held ends with a stage, so that nobody needs a thread. */
@ApplicationScoped
public class LockWork {

    private static final String KEY = "tck-lock-node:{key}";

    @Inject
    LockContext lock;

    /** Does not wait. */
    @Locked(value = KEY, waitTime = "0s")
    public CompletionStage<Long> write(String key, CompletableFuture<Boolean> begun, CompletableFuture<Boolean> end) {
        return tokenAtTheEnd(begun, end);
    }

    /** Does not wait. */
    @Locked(value = KEY, type = LockType.READ, waitTime = "0s")
    public CompletionStage<Long> read(String key, CompletableFuture<Boolean> begun, CompletableFuture<Boolean> end) {
        return tokenAtTheEnd(begun, end);
    }

    /** Waits in order. */
    @Locked(value = KEY, fair = true, waitTime = "1m")
    public CompletionStage<Long> fair(String key, CompletableFuture<Boolean> begun, CompletableFuture<Boolean> end) {
        return tokenAtTheEnd(begun, end);
    }

    /** Stays taken. */
    @Locked(value = KEY, waitTime = "0s", atLeast = "1h")
    public CompletionStage<Long> atLeast(String key, CompletableFuture<Boolean> begun, CompletableFuture<Boolean> end) {
        return tokenAtTheEnd(begun, end);
    }

    /** Two on all nodes. */
    @Permits(value = KEY, limit = 2, waitTime = "0s")
    public CompletionStage<Long> permit(String key, CompletableFuture<Boolean> begun, CompletableFuture<Boolean> end) {
        begun.complete(true);
        return end.thenApply(done -> 0L);
    }

    private CompletionStage<Long> tokenAtTheEnd(CompletableFuture<Boolean> begun, CompletableFuture<Boolean> end) {
        long token = lock.fencingToken();
        begun.complete(true);
        return end.thenApply(done -> token);
    }
}
