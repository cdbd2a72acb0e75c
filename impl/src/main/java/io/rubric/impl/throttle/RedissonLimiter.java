package io.rubric.impl.throttle;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.throttle.Verdict.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** One script, on the server's clock; all limits must be in one slot. A script that was lost is not sent again: it may have taken what it asked for. */
final class RedissonLimiter implements Limiter {

    private static final Scripts TAKE = new Scripts("take.lua");
    private static final Scripts PEEK = new Scripts("peek.lua");
    private static final Scripts GIVE = new Scripts("give.lua");

    private final Redis redis;

    RedissonLimiter(Redis redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
        List<Object> arguments = new ArrayList<>(1 + 8 * demands.size());
        arguments.add(Integer.toString(calls));
        for (Demand demand : demands) {
            arguments(arguments, demand);
            arguments.add(Long.toString(demand.terms().patience()));
            arguments.add(demand.policy().isShadow() ? "1" : "0");
        }
        return this.<List<List<Long>>>run(TAKE, ReturnType.LIST, demands, arguments)
                .thenApply(answers ->
                        answers.stream().map(answer -> verdict(demands, answer)).toList());
    }

    private static Verdict verdict(List<Demand> demands, List<Long> answer) {
        List<Answer> answers = new ArrayList<>(demands.size());
        for (int i = 0; i < demands.size(); i++) {
            int at = 1 + 5 * i;
            answers.add(new Answer(
                    demands.get(i),
                    answer.get(at),
                    answer.get(at + 1),
                    answer.get(at + 2),
                    answer.get(at + 3),
                    answer.get(at + 4)));
        }
        return new Verdict(answer.get(0) == 1, answers);
    }

    @Override
    public CompletionStage<Answer> peek(Demand demand) {
        List<Object> arguments = new ArrayList<>();
        arguments(arguments, demand);
        return this.<List<Long>>run(PEEK, ReturnType.LIST, List.of(demand), arguments)
                .thenApply(answer -> new Answer(demand, answer.get(0), answer.get(1), answer.get(2), 0, 0));
    }

    @Override
    public CompletionStage<?> give(List<Answer> taken) {
        List<Demand> demands = taken.stream().map(Answer::demand).toList();
        List<Object> arguments = new ArrayList<>();
        for (Answer answer : taken) {
            arguments(arguments, answer.demand());
            arguments.add(Long.toString(answer.first()));
            arguments.add(Long.toString(answer.second()));
        }
        return run(GIVE, ReturnType.LONG, demands, arguments);
    }

    @Override
    public CompletionStage<?> reset(StateKey key) {
        return redis.send(key.name(), batch -> batch.getKeys().deleteAsync(key.name()));
    }

    private static void arguments(List<Object> arguments, Demand demand) {
        Limit limit = demand.policy().limit();
        arguments.add(limit.algorithm().name());
        arguments.add(Long.toString(limit.limit()));
        arguments.add(Long.toString(limit.micros()));
        arguments.add(Long.toString(limit.burst()));
        arguments.add(Long.toString(demand.policy().horizon()));
        arguments.add(Long.toString(demand.cost()));
    }

    private <T> CompletionStage<T> run(Scripts script, ReturnType type, List<Demand> demands, List<Object> arguments) {
        List<Object> keys = new ArrayList<>(demands.size());
        for (Demand demand : demands) {
            keys.add(demand.key().name());
        }
        return redis.run(script.of(demands), type, StringCodec.INSTANCE, keys, arguments.toArray());
    }
}
