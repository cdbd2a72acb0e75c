package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Verdict.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A limiter whose answers come when the test wants, as if from far away. It decides when it is asked. */
final class HeldLimiter implements Limiter {

    private final Limiter limiter;
    private final Queue<Consumer<@Nullable Throwable>> answers = new ArrayDeque<>();
    private final List<Integer> asked = new ArrayList<>();

    HeldLimiter(Limiter limiter) {
        this.limiter = limiter;
    }

    /** How many calls it was asked about at once, each time. */
    List<Integer> asked() {
        return asked;
    }

    /** The oldest answer arrives. */
    void answer() {
        answers.remove().accept(null);
    }

    /** In place of the oldest answer an error arrives. */
    void fail(Throwable error) {
        answers.remove().accept(error);
    }

    /** The newest answer overtakes the others. */
    void answerLast() {
        List<Consumer<@Nullable Throwable>> all = new ArrayList<>(answers);
        Consumer<@Nullable Throwable> last = all.get(all.size() - 1);
        answers.removeIf(one -> one == last);
        last.accept(null);
    }

    private <T> CompletionStage<T> held(CompletionStage<T> decided) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        answers.add(error -> {
            if (error == null) {
                answer.complete(decided.toCompletableFuture().join());
            } else {
                answer.completeExceptionally(error);
            }
        });
        return answer;
    }

    @Override
    public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
        asked.add(calls);
        return held(limiter.take(demands, calls));
    }

    @Override
    public CompletionStage<Answer> peek(Demand demand) {
        return held(limiter.peek(demand));
    }

    @Override
    public CompletionStage<?> give(List<Answer> taken) {
        return held(limiter.give(taken));
    }

    @Override
    public CompletionStage<?> reset(StateKey key) {
        return held(limiter.reset(key));
    }
}
