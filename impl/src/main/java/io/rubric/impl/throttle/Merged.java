package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Verdict.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls that ask the same while an answer is under way wait for it, and are then asked about together. Each has the verdict that it would have had alone, in the order
 * in which they came.
 */
final class Merged implements Limiter {

    private static final int MOST = 64;

    private final Limiter limiter;

    /** Those who wait for an answer that is under way; nothing if none is. */
    private final Map<List<Demand>, List<CompletableFuture<List<Verdict>>>> waiting = new ConcurrentHashMap<>();

    Merged(Limiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
        CompletableFuture<List<Verdict>> mine = new CompletableFuture<>();
        boolean[] first = new boolean[1];
        waiting.compute(demands, (same, others) -> {
            if (others == null) {
                first[0] = true;
                return new ArrayList<>(0);
            }
            others.add(mine);
            return others;
        });
        if (first[0]) {
            ask(demands, List.of(mine));
        }
        return mine;
    }

    private void ask(List<Demand> demands, List<CompletableFuture<List<Verdict>>> callers) {
        answer(demands, callers.size()).whenComplete((verdicts, error) -> {
            next(demands);
            for (int i = 0; i < callers.size(); i++) {
                tell(callers.get(i), i, verdicts, error);
            }
        });
    }

    private CompletionStage<List<Verdict>> answer(List<Demand> demands, int calls) {
        try {
            return limiter.take(demands, calls);
        } catch (RuntimeException e) { // or those who come later would wait for this answer forever
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What was granted to one who has given up meanwhile is given back. */
    private void tell(
            CompletableFuture<List<Verdict>> caller,
            int i,
            @Nullable List<Verdict> verdicts,
            @Nullable Throwable error) {
        if (verdicts == null) {
            caller.completeExceptionally(error);
            return;
        }
        Verdict verdict = verdicts.get(Math.min(i, verdicts.size() - 1));
        if (!caller.complete(List.of(verdict)) && !verdict.taken().isEmpty()) {
            Verdict.countRefunds(verdict.taken());
            give(verdict.taken());
        }
    }

    /** Asks for those who have come in the meantime. */
    private void next(List<Demand> demands) {
        List<CompletableFuture<List<Verdict>>> callers = new ArrayList<>();
        waiting.computeIfPresent(demands, (same, others) -> {
            others.removeIf(CompletableFuture::isDone); // they have given up
            if (others.isEmpty()) {
                return null;
            }
            List<CompletableFuture<List<Verdict>>> now = others.subList(0, Math.min(MOST, others.size()));
            callers.addAll(now);
            now.clear();
            return others;
        });
        if (!callers.isEmpty()) {
            ask(demands, callers);
        }
    }

    @Override
    public CompletionStage<Answer> peek(Demand demand) {
        return limiter.peek(demand);
    }

    @Override
    public CompletionStage<?> give(List<Answer> taken) {
        return limiter.give(taken);
    }

    @Override
    public CompletionStage<?> reset(StateKey key) {
        return limiter.reset(key);
    }
}
