package io.rubric.impl.throttle;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.EmptyResult;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.throttle.Gate.Passage;
import io.rubric.impl.throttle.Turns.Turn;
import io.rubric.impl.throttle.Verdict.Answer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for all limits of a call, waits for its turn if that is to come, and calls the method. */
final class ThrottleOperation implements Operation {

    private final List<Rule> rules;
    private final Gate gate;
    private final Turns turns;
    private final EmptyResult empty;
    private final boolean refunds;
    private final Outcome outcome;

    ThrottleOperation(List<Rule> rules, Gate gate, Turns turns, InterceptedMethod method, Outcome outcome) {
        this.rules = List.copyOf(rules);
        this.gate = gate;
        this.turns = turns;
        this.empty = EmptyResult.of(method);
        this.refunds = rules.stream().anyMatch(rule -> rule.terms().refunds());
        this.outcome = outcome;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        List<Demand> demands = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            Demand demand = rule.demand(call.arguments());
            if (demand == null) {
                continue;
            }
            if (!demand.isImpossible()) {
                add(demands, demand);
            } else if (demand.policy().isShadow()) {
                demand.policy().counters().shadowed.increment();
            } else {
                demand.policy().counters().refused.increment();
                return outcome.failure(Refusals.impossible(demand));
            }
        }
        return demands.isEmpty()
                ? outcome.proceed(call)
                : gate.take(demands, outcome, passage -> passed(passage, call));
    }

    /** A quota that two limits mean, as those of sender and recipient who are one, is asked once. */
    private static void add(List<Demand> demands, Demand demand) {
        for (int i = 0; i < demands.size(); i++) {
            if (demands.get(i).key().equals(demand.key())) {
                if (demand.cost() > demands.get(i).cost()) {
                    demands.set(i, demand);
                }
                return;
            }
        }
        demands.add(demand);
    }

    private @Nullable Object passed(Passage passage, Call call) throws Exception {
        Verdict verdict = passage.verdict();
        verdict.count();
        if (!verdict.allowed()) {
            boolean skips = passage.failure() == null
                    && verdict.refusals().stream()
                            .allMatch(answer -> answer.demand().terms().skips());
            return skips ? empty.of(outcome) : outcome.failure(Refusals.of(passage));
        }
        long pause = verdict.pause();
        if (pause == 0) {
            return proceed(passage, call);
        }
        Turn turn = turns.begin();
        return outcome.pause(Duration.of(pause, ChronoUnit.MICROS), turn.end(), (come, error) -> {
            if (error == null) {
                turn.over();
                return proceed(passage, call);
            }
            gate.give(passage.by(), verdict.taken()).whenComplete((done, failed) -> turn.over());
            return outcome.failure(Refusals.interrupted(verdict, error));
        });
    }

    private @Nullable Object proceed(Passage passage, Call call) throws Exception {
        return refunds ? outcome.proceed(call, (value, error) -> ended(passage, value, error)) : outcome.proceed(call);
    }

    private @Nullable Object ended(Passage passage, @Nullable Object value, @Nullable Throwable error)
            throws Exception {
        if (error == null) {
            return outcome.value(value);
        }
        List<Answer> back = passage.verdict().taken().stream()
                .filter(answer -> answer.demand().terms().refundsOn(error))
                .toList();
        return back.isEmpty()
                ? outcome.failure(error)
                : outcome.after(gate.give(passage.by(), back), gate.timeout(), (done, none) -> outcome.failure(error));
    }
}
