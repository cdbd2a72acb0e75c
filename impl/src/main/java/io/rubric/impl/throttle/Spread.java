package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Verdict.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * In a cluster a script for each slot, one after the other, so that what refuses first leaves the others untouched. What was taken before a refusal is given back.
 */
final class Spread implements Limiter {

    private final Limiter limiter;
    private final BooleanSupplier cluster;

    /**
     * @param limiter asked about demands of one slot
     * @param cluster whether there are several
     */
    Spread(Limiter limiter, BooleanSupplier cluster) {
        this.limiter = limiter;
        this.cluster = cluster;
    }

    @Override
    public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
        if (!cluster.getAsBoolean() || demands.size() == 1) {
            return limiter.take(demands, calls);
        }
        List<List<Demand>> slots = slots(demands, Demand::key);
        CompletionStage<List<Verdict>> taken = limiter.take(slots.get(0), calls);
        for (List<Demand> slot : slots.subList(1, slots.size())) {
            taken = taken.thenCompose(before -> then(before, slot));
        }
        return taken;
    }

    private CompletionStage<List<Verdict>> then(List<Verdict> before, List<Demand> slot) {
        int granted = (int) before.stream().filter(Verdict::allowed).count();
        if (granted == 0) {
            return CompletableFuture.completedFuture(before);
        }
        return limiter.take(slot, granted)
                .handle((now, error) -> {
                    if (error != null) {
                        before.stream().filter(Verdict::allowed).forEach(this::undo);
                        return CompletableFuture.<List<Verdict>>failedFuture(error);
                    }
                    return CompletableFuture.completedFuture(together(before, now, granted));
                })
                .thenCompose(verdicts -> verdicts);
    }

    private List<Verdict> together(List<Verdict> before, List<Verdict> now, int granted) {
        List<Verdict> all = new ArrayList<>(before.size());
        for (int i = 0; i < granted; i++) {
            Verdict first = before.get(i);
            Verdict second = now.get(Math.min(i, now.size() - 1));
            List<Answer> answers = new ArrayList<>(first.answers());
            answers.addAll(second.answers());
            all.add(new Verdict(second.allowed(), answers));
            if (!second.allowed()) {
                undo(first);
            }
        }
        if (all.get(granted - 1)
                .allowed()) { // else what the first ones have refused is no longer so, since something was given back
            // to them
            all.addAll(before.subList(granted, before.size()));
        }
        return all;
    }

    private void undo(Verdict verdict) {
        give(verdict.answers().stream().filter(Answer::fits).toList());
    }

    @Override
    public CompletionStage<Answer> peek(Demand demand) {
        return limiter.peek(demand);
    }

    @Override
    public CompletionStage<?> give(List<Answer> taken) {
        if (!cluster.getAsBoolean()) {
            return limiter.give(taken);
        }
        return CompletableFuture.allOf(slots(taken, answer -> answer.demand().key()).stream()
                .map(slot -> limiter.give(slot).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private static <T> List<List<T>> slots(List<T> all, Function<T, StateKey> key) {
        Map<String, List<T>> slots = new LinkedHashMap<>();
        all.forEach(one -> slots.computeIfAbsent(key.apply(one).tag(), tag -> new ArrayList<>())
                .add(one));
        return List.copyOf(slots.values());
    }

    @Override
    public CompletionStage<?> reset(StateKey key) {
        return limiter.reset(key);
    }
}
