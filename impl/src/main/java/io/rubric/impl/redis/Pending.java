package io.rubric.impl.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;

/** A command on its way to Redis. */
final class Pending<T> {

    private final int slot;
    private final Command<T> command;
    private final CompletableFuture<T> result;
    private volatile boolean answered;

    /**
     * @param slot where its keys lie
     * @param result what its caller waits for; one who has given up has completed it. It is never Redisson's own, which forgets a whole batch
     *     when one command of it is cancelled
     */
    Pending(int slot, Command<T> command, CompletableFuture<T> result) {
        this.slot = slot;
        this.command = command;
        this.result = result;
    }

    int slot() {
        return slot;
    }

    boolean isWanted() {
        return !result.isDone();
    }

    /** Whether Redis, or what was wrong with the command itself, has decided about it. */
    boolean isAnswered() {
        return answered;
    }

    /**
     * Adds it to a batch.
     *
     * @param refused what happens when it fails
     */
    void in(RBatch batch, BiConsumer<Pending<?>, Throwable> refused) {
        try {
            answered(command.in(batch), refused);
        } catch (RuntimeException e) { // no matter of the others
            fail(e);
        }
    }

    /**
     * Sends it without others.
     *
     * @return its answer; null if it needs a batch
     */
    @Nullable
    CompletionStage<?> alone(OnceClient client, BiConsumer<Pending<?>, Throwable> refused) {
        try {
            CompletionStage<T> sent = command.alone(client);
            return sent == null ? null : answered(sent, refused);
        } catch (Throwable e) { // an Error, too: who waits must be told
            fail(e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<?> answered(CompletionStage<T> sent, BiConsumer<Pending<?>, Throwable> refused) {
        return sent.whenComplete((value, error) -> {
            answered = true;
            if (error == null) {
                result.complete(value);
            } else {
                refused.accept(this, cause(error));
            }
        });
    }

    /** What is to be sent in its place after a refusal; null if nothing is. */
    @Nullable
    Pending<T> after(Throwable refusal) {
        Command<T> other = command.after(refusal);
        return other == null ? null : new Pending<>(slot, other, result);
    }

    void fail(Throwable error) {
        answered = true;
        result.completeExceptionally(error);
    }

    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
