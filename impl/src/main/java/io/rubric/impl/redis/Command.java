package io.rubric.impl.redis;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;

/** A small command, which may share its way to Redis with those of others. All its keys lie in one slot. */
@FunctionalInterface
public interface Command<T> {

    /** Adds it to a batch, on any thread; what it returns is completed when the batch is answered. */
    CompletionStage<T> in(RBatch batch);

    /** Sends it without others, which costs Redisson less than a batch of one; null if it needs a batch in any case. */
    default @Nullable CompletionStage<T> alone(OnceClient client) {
        return null;
    }

    /** What is to be sent in its place now that Redis has refused it without carrying it out; null if the refusal is the answer. */
    default @Nullable Command<T> after(Throwable refusal) {
        return null;
    }
}
