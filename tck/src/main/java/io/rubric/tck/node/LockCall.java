package io.rubric.tck.node;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A call of a locked method that goes on until it is ended. */
final class LockCall {

    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final CompletionStage<Long> result;

    /** Calls a method by its name. */
    LockCall(LockWork work, String method, String key) {
        result = switch (method) {
            case "write" -> work.write(key, begun, end);
            case "read" -> work.read(key, begun, end);
            case "fair" -> work.fair(key, begun, end);
            case "at least" -> work.atLeast(key, begun, end);
            case "permit" -> work.permit(key, begun, end);
            default -> throw new IllegalArgumentException(method);
        };
        result.whenComplete((token, error) -> begun.complete(error == null));
    }

    /** Lets it end as soon as it has begun. */
    LockCall end() {
        end.complete(true);
        return this;
    }

    /** True if it has, or will have, the lock. */
    boolean enters() {
        return Eventually.completed(begun);
    }

    /** What it returns. */
    long token() {
        return Eventually.completed(result);
    }

    /** Who has the lock, as the refusal says. */
    String holder() {
        return ((LockNotAcquiredException) Eventually.failed(result)).holder().orElse("nobody");
    }
}
