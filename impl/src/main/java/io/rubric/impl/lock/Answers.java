package io.rubric.impl.lock;

import io.rubric.RubricException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for Redis on behalf of a caller who has asked for something by hand. */
final class Answers {

    private Answers() {}

    /**
     * @param failed what the caller is told first if there is no answer
     * @throws RubricException if Redis fails or takes longer, or the thread is interrupted
     */
    static <T> T await(CompletionStage<T> stage, Duration timeout, String failed) {
        try {
            return stage.toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RubricException(failed + ": the wait was interrupted", e);
        } catch (TimeoutException e) {
            throw new RubricException(failed + ": no answer within " + timeout, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new RubricException(failed + ": " + cause, cause);
        }
    }
}
