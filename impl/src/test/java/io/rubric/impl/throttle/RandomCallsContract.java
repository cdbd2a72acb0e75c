package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.give;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Soak;
import io.rubric.impl.throttle.Definition.Grant;
import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Algorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random calls of every limiter, held against the {@link Definition}. */
abstract class RandomCallsContract {

    private static final int STEPS = 60;

    private final Bench bench;
    private final Limiter limiter;
    private final int rounds;

    RandomCallsContract(Bench bench, int shortForm, int fullForm) {
        this.bench = bench;
        this.limiter = bench.limiter();
        this.rounds = Soak.of(shortForm, fullForm);
    }

    /** What is granted and not given back. */
    private static final class Kept {

        private final Definition definition;
        private final List<Verdict> verdicts = new ArrayList<>();

        Kept(Limit limit) {
            this.definition = new Definition(limit);
        }

        List<Grant> grants() {
            List<Grant> grants = new ArrayList<>();
            verdicts.forEach(
                    verdict -> grants.add(definition.grant(verdict.answers().get(0))));
            return grants;
        }

        long excess() {
            return definition.excess(grants());
        }

        long excessWith(long at, long units) {
            List<Grant> grants = grants();
            grants.add(new Grant(at, units));
            return definition.excess(grants);
        }
    }

    private Limit limit(Algorithm algorithm, Random random) {
        long limit = 1 + random.nextInt(6);
        return new Limit(
                algorithm, limit, bench.period(), algorithm == Algorithm.TOKEN_BUCKET ? 1 + random.nextInt(6) : limit);
    }

    private Demand demand(Limit limit, Random random, StateKey key) {
        boolean waits = limit.algorithm() != Algorithm.SLIDING_COUNTER && random.nextBoolean();
        Duration wait = waits ? bench.period().multipliedBy(1 + random.nextInt(4)) : Duration.ZERO;
        return new Demand(terms(limit, wait), key, 1);
    }

    private void pass(Random random) {
        long most = bench.period().toNanos() / 1000 / (1 + random.nextInt(8));
        bench.pass(Duration.ofNanos(1000 * random.nextLong(most + 1)));
    }

    private static long cost(Limit limit, Random random) {
        return random.nextInt(3) > 0 ? 1 : 1 + random.nextInt((int) limit.burst());
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsTakenReservedAndGivenBackWhatIsKeptIsWithinTheLimit(Algorithm algorithm) {
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            Limit limit = limit(algorithm, random);
            Demand first = demand(limit, random, key());
            Kept kept = new Kept(limit);
            StringBuilder story = new StringBuilder("seed " + seed + ", " + limit + "\n");
            for (int i = 0; i < STEPS; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> pass(random);
                    case 1, 2 -> giveOne(kept, random, story);
                    default -> takeOne(new Demand(first.terms(), first.key(), cost(limit, random)), kept, story);
                }
                assertThat(kept.excess()).as(story.toString()).isZero();
            }
        }
    }

    private void takeOne(Demand demand, Kept kept, StringBuilder story) {
        Verdict verdict = take(limiter, demand);
        Answer answer = verdict.answers().get(0);
        story.append(bench.now())
                .append(verdict.allowed() ? " takes " : " is refused ")
                .append(demand.cost());
        story.append(" after ").append(answer.delay()).append('\n');
        if (verdict.allowed()) {
            kept.verdicts.add(verdict);
        }
    }

    private void giveOne(Kept kept, Random random, StringBuilder story) {
        int late = Math.min(kept.verdicts.size(), 4);
        if (late > 0) {
            Verdict verdict = kept.verdicts.remove(kept.verdicts.size() - 1 - random.nextInt(late));
            give(limiter, verdict);
            story.append(bench.now())
                    .append(" gives ")
                    .append(verdict.answers())
                    .append('\n');
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedIsWhatTheDefinitionForbidsUntilTheToldTime(Algorithm algorithm) {
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            Limit limit = limit(algorithm, random);
            Terms terms = terms(limit);
            StateKey key = key();
            Kept kept = new Kept(limit);
            StringBuilder story = new StringBuilder("seed " + seed + ", " + limit + "\n");
            for (int i = 0; i < STEPS; i++) {
                Demand demand = new Demand(terms, key, cost(limit, random));
                long before = bench.now();
                Verdict verdict = take(limiter, demand);
                long after = bench.now();
                if (verdict.allowed()) {
                    kept.verdicts.add(verdict);
                } else {
                    long delay = verdict.answers().get(0).delay();
                    story.append(before)
                            .append(" is refused ")
                            .append(demand.cost())
                            .append(" for ")
                            .append(delay)
                            .append('\n');
                    assertThat(kept.excessWith(before + delay - 1, demand.cost()))
                            .as(story.toString())
                            .isPositive();
                    assertThat(kept.excessWith(after + delay, demand.cost()))
                            .as(story.toString())
                            .isZero();
                }
                assertThat(kept.excess()).as(story.toString()).isZero();
                if (random.nextBoolean()) {
                    pass(random);
                }
            }
        }
    }
}
